package io.followspot.ingest.publish;

/** Receives progress of publishing. Called by the publishing thread. */
public interface PublishListener {
  /** A frame was handed to the producer: how many so far, and its offset in its stream. */
  void sent(long frames, long offsetUs);

  /**
   * Frames begin to be sent, at first or after a source was opened again: the frame at offset 0 was
   * captured then, and the first that is sent has this offset.
   */
  default void began(long beganAtUs, long offsetUs) {}

  /** The brokers take nothing: this many frames wait in memory, and the source waits too. */
  void waiting(int framesInMemory);

  /** The brokers take frames again. */
  void resumed();

  /** A picture of the source could not be read and was skipped. */
  default void unreadable(String why) {}

  /** The source's time stamps jumped, for the first time: it goes on as after a short pause. */
  default void timeBroke() {}

  /** A live source broke off; it will be opened again. */
  default void sourceLost(String why) {}
}
