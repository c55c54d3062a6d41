package io.followspot.ingest.source;

import com.google.protobuf.ByteString;

/**
 * One picture of a source.
 *
 * @param jpeg a JPEG that needs nothing else to be decoded
 * @param offsetUs when it was taken, in microseconds since the source's first frame
 */
public record CapturedFrame(ByteString jpeg, long offsetUs) {
  /** Refuses what comes before the first frame. */
  public CapturedFrame {
    if (offsetUs < 0) {
      throw new IllegalArgumentException("a frame " + offsetUs + " us after the first");
    }
  }
}
