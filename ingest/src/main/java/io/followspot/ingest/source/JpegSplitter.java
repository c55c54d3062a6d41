package io.followspot.ingest.source;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Finds the JPEGs in a stream of bytes by their own markers and ignores everything between them:
 * servers of Motion JPEG differ in boundaries, types and lengths. An incomplete one is skipped.
 */
final class JpegSplitter {
  private static final int SOI = 0xD8;
  private static final int EOI = 0xD9;
  private static final int SOS = 0xDA;

  private final InputStream in;
  private final int maxBytes;
  private byte[] picture = new byte[1 << 16];
  private int size;

  /** Whether the two bytes of an SOI were read already. */
  private boolean begun;

  /**
   * Reads from a stream, which should be buffered.
   *
   * @param maxBytes of one picture; a larger one is skipped
   */
  JpegSplitter(InputStream in, int maxBytes) {
    this.in = in;
    this.maxBytes = maxBytes;
  }

  /**
   * Returns the next picture; empty at the end.
   *
   * @throws IOException if the stream is interrupted
   */
  Optional<ByteString> next() throws IOException {
    while (begun || findStart()) {
      begun = false;
      size = 0;
      put(0xFF);
      put(SOI);
      int state = readPicture();
      if (state < 0) {
        return Optional.empty();
      }
      if (state == EOI) {
        return Optional.of(ByteString.copyFrom(picture, 0, size));
      }
      begun = state == SOI;
    }
    return Optional.empty();
  }

  private boolean findStart() throws IOException {
    int before = 0;
    for (int b = in.read(); b >= 0; b = in.read()) {
      if (before == 0xFF && b == SOI) {
        return true;
      }
      before = b;
    }
    return false;
  }

  /**
   * Reads up to the picture's end. Returns EOI, SOI if another picture starts first, 0 or -1 at the
   * end.
   */
  private int readPicture() throws IOException {
    boolean scan = false;
    while (size < maxBytes) {
      int b = in.read();
      if (b < 0) {
        return -1;
      }
      put(b);
      if (b != 0xFF) {
        if (!scan) {
          return 0;
        }
        continue;
      }
      int marker = in.read();
      while (marker == 0xFF) {
        marker = in.read();
      }
      if (marker < 0) {
        return -1;
      }
      put(marker);
      if (marker == EOI || marker == SOI) {
        return marker;
      }
      boolean bare = marker == 0 || marker == 1 || (marker >= 0xD0 && marker <= 0xD7);
      if (!bare) {
        if (!readSegment()) {
          return -1;
        }
        scan = marker == SOS;
      }
    }
    return 0;
  }

  private boolean readSegment() throws IOException {
    int high = in.read();
    int low = in.read();
    if (high < 0 || low < 0) {
      return false;
    }
    put(high);
    put(low);
    int length = Math.max(0, (high << 8 | low) - 2);
    byte[] content = in.readNBytes(length);
    for (byte b : content) {
      put(b);
    }
    return content.length == length;
  }

  private void put(int b) {
    if (size == picture.length) {
      picture = java.util.Arrays.copyOf(picture, 2 * size);
    }
    picture[size++] = (byte) b;
  }
}
