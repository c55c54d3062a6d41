package io.followspot.ingest.publish;

import java.util.function.BooleanSupplier;

/** Waits until a frame is due. */
interface PublishPacing {
  /**
   * A stream starts or is continued.
   *
   * @param agoUs how long ago its frame at offset 0 was due, in microseconds
   */
  void begin(long agoUs);

  /**
   * Returns when the frame is due.
   *
   * @param offsetUs microseconds since the stream's first frame
   * @return delay of this frame and all later ones in microseconds; usually 0
   */
  long await(long offsetUs) throws InterruptedException;

  /** As fast as possible. */
  static PublishPacing unhurried() {
    return new PublishPacing() {
      @Override
      public void begin(long agoUs) {}

      @Override
      public long await(long offsetUs) {
        return 0;
      }
    };
  }

  /**
   * Each frame when it is due.
   *
   * @param stopped whether to stop waiting; checked ten times a second
   */
  static PublishPacing realtime(PublishClock clock, BooleanSupplier stopped) {
    return new RealtimePacing(clock, stopped);
  }
}
