package io.followspot.ingest.publish;

/**
 * How to publish.
 *
 * @param cameraId whose frames they are
 * @param realtime whether to send each frame when it is due, instead of as fast as possible
 * @param loop whether to begin again at the end, as a new stream
 * @param maxFramesPerSecond of capture time; frames in between are left out; 0 takes all
 * @param source identifies the source and its options; a publisher that is started again continues
 *     a stream of the same source only; empty if no stream is to be continued
 */
public record PublishOptions(
    String cameraId, boolean realtime, boolean loop, double maxFramesPerSecond, String source) {
  /** Refuses a rate that is none. */
  public PublishOptions {
    if (!(maxFramesPerSecond >= 0 && maxFramesPerSecond <= 1000)) {
      throw new IllegalArgumentException(
          maxFramesPerSecond + " is not a valid rate in frames per second");
    }
  }

  /** A stream that is not continued. */
  public PublishOptions(
      String cameraId, boolean realtime, boolean loop, double maxFramesPerSecond) {
    this(cameraId, realtime, loop, maxFramesPerSecond, "");
  }
}
