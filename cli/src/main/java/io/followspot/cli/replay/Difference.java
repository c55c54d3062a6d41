package io.followspot.cli.replay;

/**
 * One way in which what was committed is not what it should be.
 *
 * @param kind what is wrong
 * @param eventId of the event
 * @param detail more about it, for people; may be empty
 */
public record Difference(Kind kind, String eventId, String detail) {
  /** What can be wrong. */
  public enum Kind {
    /** The undisturbed run has the event, and it was never committed. */
    LOST("lost"),
    /** Committed more than once. */
    TWICE("twice"),
    /** Committed, and the undisturbed run does not have it. */
    UNEXPECTED("unexpected"),
    /** Committed with other bytes. */
    DIFFERENT("different"),
    /** Committed after a later event of the same track or camera. */
    OUT_OF_ORDER("out of order"),
    /** A track that ended twice, or went on after its end. */
    ENDING("wrong ending"),
    /** A track without an end though its camera's stream is over. */
    UNENDED("never ended"),
    /** A ledger that does not account for every frame. */
    LEDGER("ledger off"),
    /** Sequence numbers of a stream that never came. */
    MISSING("frames missing"),
    /** A track whose events in the gateway's store are not the committed ones. */
    STORED("stored otherwise");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** The kind, for people. */
    public String words() {
      return words;
    }
  }

  @Override
  public String toString() {
    return detail.isEmpty()
        ? kind.words() + ": " + eventId
        : kind.words() + ": " + eventId + ": " + detail;
  }
}
