package io.followspot.ingest.publish;

/** Waits until a frame is due. */
interface Pace {
  /** A new stream begins now. */
  void begin();

  /**
   * Returns when the frame is due.
   *
   * @param offsetUs microseconds since the stream's first frame
   */
  void await(long offsetUs) throws InterruptedException;

  /** As fast as it goes. */
  static Pace unhurried() {
    return new Pace() {
      @Override
      public void begin() {}

      @Override
      public void await(long offsetUs) {}
    };
  }

  /** Each frame when it is due. */
  static Pace realtime(Clock clock) {
    return new RealtimePace(clock);
  }
}
