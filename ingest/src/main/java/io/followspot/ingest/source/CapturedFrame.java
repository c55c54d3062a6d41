package io.followspot.ingest.source;

import com.google.protobuf.ByteString;

/**
 * One picture of a source.
 *
 * @param jpeg a complete JPEG with its tables
 * @param offsetUs capture time in microseconds since the source's first frame
 */
public record CapturedFrame(ByteString jpeg, long offsetUs) {
  /** Rejects a negative offset. */
  public CapturedFrame {
    if (offsetUs < 0) {
      throw new IllegalArgumentException("a frame " + offsetUs + " us after the first");
    }
  }
}
