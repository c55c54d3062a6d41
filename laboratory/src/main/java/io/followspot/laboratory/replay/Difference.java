package io.followspot.laboratory.replay;

/**
 * One difference between committed and expected events.
 *
 * @param kind its kind
 * @param eventId of the event
 * @param detail for users; may be empty
 */
public record Difference(Kind kind, String eventId, String detail) {
  /** The kinds of differences. */
  public enum Kind {
    /** The undisturbed run has the event, and it was never committed. */
    LOST("lost"),
    /** Committed more than once. */
    TWICE("twice"),
    /** Committed, but not in the undisturbed run. */
    UNEXPECTED("unexpected"),
    /** Committed with other bytes. */
    DIFFERENT("different"),
    /** Committed after a later event of the same track or camera. */
    OUT_OF_ORDER("out of order"),
    /** A track that ended twice, or continued after its end. */
    ENDING("wrong ending"),
    /** A track without an end though its camera's stream has ended. */
    UNENDED("never ended"),
    /** A ledger that does not account for every frame. */
    LEDGER("ledger off"),
    /** Missing sequence numbers of a stream. */
    MISSING("frames missing"),
    /** A registration that no event of its camera answered. */
    UNANSWERED("registration without an answer"),
    /** A track whose events in the gateway's store are not the committed ones. */
    STORED("stored otherwise"),
    /** A live position that never came, or came with another content. */
    POSITION("positions lost or otherwise"),
    /** An invalid record whose rejection is not reported exactly once. */
    REJECTION("rejections lost or repeated"),
    /** A question for a track without its reply. */
    REPLY("questions without a reply"),
    /** A camera that the gateway called streaming while it was not tracked. */
    HEALTH("health untrue");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** The kind, for users. */
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
