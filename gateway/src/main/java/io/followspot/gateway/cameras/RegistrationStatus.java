package io.followspot.gateway.cameras;

/**
 * The status of a registration.
 *
 * @param word the status
 * @param message for users: why it was refused; otherwise empty
 */
public record RegistrationStatus(Word word, String message) {
  /** The camera uses it. */
  public static final RegistrationStatus REGISTERED = new RegistrationStatus(Word.REGISTERED, "");

  /** The camera has not responded yet. */
  public static final RegistrationStatus PENDING = new RegistrationStatus(Word.PENDING, "");

  /** The possible statuses. */
  public enum Word {
    /** The camera uses it. */
    REGISTERED,
    /** The camera refused it and uses the previous one. */
    REFUSED,
    /** The camera has not responded yet. */
    PENDING
  }

  static RegistrationStatus refused(String message) {
    return new RegistrationStatus(Word.REFUSED, message);
  }
}
