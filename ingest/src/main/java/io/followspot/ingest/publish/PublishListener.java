package io.followspot.ingest.publish;

/** Receives progress of publishing. Called by the publishing thread. */
public interface PublishListener {
  /** A frame was passed to the producer: number so far, and its offset in its stream. */
  void sent(long frames, long offsetUs);

  /**
   * Sending starts, at first or after a source was reopened: capture time of the frame at offset 0,
   * and offset of the first frame sent.
   */
  default void began(long beganAtUs, long offsetUs) {}

  /** The brokers accept nothing: this many frames wait in memory, and the source waits too. */
  default void waiting(int framesInMemory) {}

  /** The brokers accept frames again. */
  default void resumed() {}

  /** A picture of the source could not be read and was skipped. */
  default void unreadable(String why) {}

  /** The source's time stamps jumped, for the first time: the jump counts as a short pause. */
  default void timeBroke() {}

  /** A live source was interrupted; it will be reopened. */
  default void sourceLost(String why) {}
}
