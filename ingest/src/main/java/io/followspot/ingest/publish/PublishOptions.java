package io.followspot.ingest.publish;

/**
 * How to publish.
 *
 * @param cameraId the camera of the frames
 * @param realtime whether to send each frame when it is due, instead of as fast as possible
 * @param loop whether to restart at the end, as a new stream
 * @param maxFramesPerSecond in capture time; frames above the rate are skipped; 0 is no limit
 * @param source identifies the source and its options; a restarted publisher only continues a
 *     stream of the same source; empty to continue none
 * @param bufferBytes how large the frames that are not acknowledged yet may be together; of a
 *     larger frame, one is sent at a time
 */
public record PublishOptions(
    String cameraId,
    boolean realtime,
    boolean loop,
    double maxFramesPerSecond,
    String source,
    int bufferBytes) {
  /** The usual buffer. */
  public static final int BUFFER_BYTES = 32 << 20;

  /** Rejects an invalid rate or buffer. */
  public PublishOptions {
    if (!(maxFramesPerSecond >= 0 && maxFramesPerSecond <= 1000)) {
      throw new IllegalArgumentException(
          maxFramesPerSecond + " is not a valid rate in frames per second");
    }
    if (bufferBytes < 1) {
      throw new IllegalArgumentException("a buffer of " + bufferBytes + " bytes");
    }
  }

  /** Options with the usual buffer. */
  public PublishOptions(
      String cameraId, boolean realtime, boolean loop, double maxFramesPerSecond, String source) {
    this(cameraId, realtime, loop, maxFramesPerSecond, source, BUFFER_BYTES);
  }

  /** Options without continuation. */
  public PublishOptions(
      String cameraId, boolean realtime, boolean loop, double maxFramesPerSecond) {
    this(cameraId, realtime, loop, maxFramesPerSecond, "");
  }
}
