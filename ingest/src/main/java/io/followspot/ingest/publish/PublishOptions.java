package io.followspot.ingest.publish;

/**
 * How to publish.
 *
 * @param cameraId whose frames they are
 * @param realtime whether to send each frame when it is due, instead of as fast as possible
 * @param loop whether to begin again at the end, as a new stream
 * @param maxFramesPerSecond of capture time; frames in between are left out; 0 takes all
 */
public record PublishOptions(
    String cameraId, boolean realtime, boolean loop, double maxFramesPerSecond) {
  /** Refuses a rate that is none. */
  public PublishOptions {
    if (!(maxFramesPerSecond >= 0 && maxFramesPerSecond <= 1000)) {
      throw new IllegalArgumentException(maxFramesPerSecond + " is no rate in frames per second");
    }
  }
}
