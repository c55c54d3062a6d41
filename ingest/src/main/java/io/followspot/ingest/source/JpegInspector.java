package io.followspot.ingest.source;

import com.google.protobuf.ByteString;

/** Inspects JPEGs without decoding them; markers as in ITU-T T.81, table B.1. */
final class JpegInspector {
  private static final int SOI = 0xD8;
  private static final int EOI = 0xD9;
  private static final int SOF0 = 0xC0;
  private static final int DHT = 0xC4;
  private static final int SOS = 0xDA;

  private JpegInspector() {}

  /**
   * Returns whether a JPEG is baseline and contains its Huffman tables. Frames of Motion JPEG in
   * AVI often omit them: AVI decoders assume the standard tables, JPEG decoders fail.
   */
  static boolean isBaselineAndComplete(ByteString jpeg) {
    if (jpeg.size() < 4 || at(jpeg, 0) != 0xFF || at(jpeg, 1) != SOI) {
      return false;
    }
    boolean baseline = false;
    boolean tables = false;
    int position = 2;
    while (position + 4 <= jpeg.size() && at(jpeg, position) == 0xFF) {
      int marker = at(jpeg, position + 1);
      if (marker == 0xFF) {
        position++;
        continue;
      }
      if (marker == SOS) {
        return baseline && tables;
      }
      baseline |= marker == SOF0;
      tables |= marker == DHT;
      position += 2 + (at(jpeg, position + 2) << 8 | at(jpeg, position + 3));
    }
    return false;
  }

  /** Returns whether the bytes hold one picture only, not two fields of an interlaced one. */
  static boolean isOnePicture(ByteString jpeg) {
    for (int i = 2; i + 4 < jpeg.size(); i++) {
      if (at(jpeg, i) == 0xFF && at(jpeg, i + 1) == EOI) {
        int next = i + 2;
        while (next < jpeg.size() && (at(jpeg, next) == 0 || at(jpeg, next) == 0xFF)) {
          if (at(jpeg, next) == 0xFF && next + 1 < jpeg.size() && at(jpeg, next + 1) == SOI) {
            return inHead(jpeg, i);
          }
          next++;
        }
      }
    }
    return true;
  }

  /** Whether a position is within the segments before the first scan, such as a thumbnail. */
  private static boolean inHead(ByteString jpeg, int place) {
    int position = 2;
    while (position + 4 <= jpeg.size() && at(jpeg, position) == 0xFF) {
      if (at(jpeg, position + 1) == SOS) {
        return place < position;
      }
      position += 2 + (at(jpeg, position + 2) << 8 | at(jpeg, position + 3));
    }
    return place < position;
  }

  private static int at(ByteString bytes, int index) {
    return bytes.byteAt(index) & 0xFF;
  }
}
