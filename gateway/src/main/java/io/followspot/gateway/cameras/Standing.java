package io.followspot.gateway.cameras;

/**
 * What a camera made of its registration.
 *
 * @param word what became of it
 * @param message for people: why it was refused; otherwise empty
 */
public record Standing(Word word, String message) {
  /** It is in force. */
  public static final Standing REGISTERED = new Standing(Word.REGISTERED, "");

  /** The camera has not said anything about it yet. */
  public static final Standing PENDING = new Standing(Word.PENDING, "");

  /** What may become of a registration. */
  public enum Word {
    /** It is in force. */
    REGISTERED,
    /** The camera goes on as it was. */
    REFUSED,
    /** The camera has not said anything about it yet. */
    PENDING
  }

  static Standing refused(String message) {
    return new Standing(Word.REFUSED, message);
  }
}
