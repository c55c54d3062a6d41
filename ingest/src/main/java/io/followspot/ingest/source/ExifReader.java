package io.followspot.ingest.source;

import com.google.protobuf.ByteString;

/** Reads the orientation of a JPEG from its EXIF segment; TIFF 6.0 as in CIPA DC-008. */
final class ExifReader {
  private static final int APP1 = 0xE1;
  private static final int SOS = 0xDA;
  private static final ByteString HEAD = ByteString.copyFromUtf8("Exif\0\0");
  private static final int ORIENTATION = 0x0112;
  private static final int ENTRY_BYTES = 12;

  private final ByteString tiff;
  private final boolean littleEndian;

  private ExifReader(ByteString tiff) {
    this.tiff = tiff;
    this.littleEndian = tiff.byteAt(0) == 'I';
  }

  /** The orientation given in a JPEG; upright if there is no valid one. */
  static Orientation orientation(ByteString jpeg) {
    int position = 2;
    while (position + 4 <= jpeg.size() && (jpeg.byteAt(position) & 0xFF) == 0xFF) {
      int marker = jpeg.byteAt(position + 1) & 0xFF;
      if (marker == 0xFF) {
        position++;
        continue;
      }
      int end =
          position
              + 2
              + ((jpeg.byteAt(position + 2) & 0xFF) << 8 | jpeg.byteAt(position + 3) & 0xFF);
      if (marker == SOS || end > jpeg.size() || end < position + 4) {
        break;
      }
      ByteString content = jpeg.substring(position + 4, end);
      if (marker == APP1 && content.startsWith(HEAD) && content.size() > HEAD.size() + 8) {
        return new ExifReader(content.substring(HEAD.size())).orientation();
      }
      position = end;
    }
    return Orientation.UPRIGHT;
  }

  private Orientation orientation() {
    long directory = number(4, 4);
    int entries = number(directory, 2) < 0 ? 0 : (int) number(directory, 2);
    for (int i = 0; i < entries; i++) {
      long entry = directory + 2 + (long) i * ENTRY_BYTES;
      if (number(entry, 2) == ORIENTATION) {
        return Orientation.ofExif((int) number(entry + 8, 2));
      }
    }
    return Orientation.UPRIGHT;
  }

  /** An unsigned number; -1 beyond the end. */
  private long number(long at, int bytes) {
    if (at < 0 || at + bytes > tiff.size()) {
      return -1;
    }
    long number = 0;
    for (int i = 0; i < bytes; i++) {
      int index = (int) at + (littleEndian ? bytes - 1 - i : i);
      number = number << 8 | tiff.byteAt(index) & 0xFF;
    }
    return number;
  }
}
