package io.followspot.gateway.cameras;

/**
 * What a camera made of its registration.
 *
 * @param word what became of it
 * @param message for people: why it was refused; otherwise empty
 */
public record RegistrationStatus(Word word, String message) {
  /** It is in force. */
  public static final RegistrationStatus REGISTERED = new RegistrationStatus(Word.REGISTERED, "");

  /** The camera has not said anything about it yet. */
  public static final RegistrationStatus PENDING = new RegistrationStatus(Word.PENDING, "");

  /** What may become of a registration. */
  public enum Word {
    /** It is in force. */
    REGISTERED,
    /** The previous registration stays in force. */
    REFUSED,
    /** The camera has not said anything about it yet. */
    PENDING
  }

  static RegistrationStatus refused(String message) {
    return new RegistrationStatus(Word.REFUSED, message);
  }
}
