package io.followspot.vision.decode;

import io.followspot.vision.FrameRefusedException;

/**
 * The header of a JPEG (ITU T.81, annex B).
 *
 * @param widthPx as captured
 * @param heightPx as captured
 * @param components 1 for grey, 3 for colour
 * @param coding the number of the start-of-frame marker: 0 baseline, 1 extended, 2 progressive
 * @param scans passes over the picture
 */
public record JpegHeader(int widthPx, int heightPx, int components, int coding, int scans) {
  private static final int SOI = 0xD8;
  private static final int EOI = 0xD9;
  private static final int SOS = 0xDA;

  /** Padding bytes after the last marker, as some cameras add. */
  private static final int MAX_PADDING = 4096;

  /**
   * Reads the markers only.
   *
   * @throws FrameRefusedException if the bytes are not a picture within the limits that can be
   *     decoded
   */
  public static JpegHeader parse(byte[] jpeg, FrameLimits limits) throws FrameRefusedException {
    if (jpeg.length == 0) {
      throw refused("frame_empty", "the frame has no bytes: send one JPEG picture in each frame");
    }
    if (jpeg.length > limits.maxBytes()) {
      throw refused(
          "frame_too_large",
          "the frame has %d bytes, at most %d are accepted: publish smaller pictures"
              .formatted(jpeg.length, limits.maxBytes()));
    }
    if (jpeg.length < 4 || at(jpeg, 0) != 0xFF || at(jpeg, 1) != SOI) {
      throw refused("frame_not_jpeg", "the frame does not start with a JPEG marker (FF D8)");
    }
    JpegHeader header = readMarkers(jpeg);
    header.check(limits);
    if (!endsProperly(jpeg)) {
      throw refused("frame_truncated", "the picture ends before its end marker (FF D9)");
    }
    return header;
  }

  private static JpegHeader readMarkers(byte[] jpeg) throws FrameRefusedException {
    int at = 2;
    while (true) {
      int marker = nextMarker(jpeg, at);
      at = marker + 2;
      int code = at(jpeg, marker + 1);
      if (code == SOS || code == EOI) {
        throw refused("frame_not_jpeg", "the picture has no frame header before its scan");
      }
      int length = segmentLength(jpeg, at);
      if (isStartOfFrame(code)) {
        return readStartOfFrame(jpeg, at, length, code);
      }
      at += length;
    }
  }

  private static JpegHeader readStartOfFrame(byte[] jpeg, int at, int length, int code)
      throws FrameRefusedException {
    int components = length >= 8 ? at(jpeg, at + 7) : 0;
    if (length < 8 + 3 * components || components == 0) {
      throw refused("frame_corrupt", "the frame header is too short");
    }
    int coding = code - 0xC0;
    int precision = at(jpeg, at + 2);
    if (coding > 2 || precision != 8) {
      throw refused(
          "frame_coding_unsupported",
          "JPEG coding SOF%d with %d bits a sample: use baseline or progressive with 8 bits"
              .formatted(coding, precision));
    }
    int heightPx = at(jpeg, at + 3) << 8 | at(jpeg, at + 4);
    int widthPx = at(jpeg, at + 5) << 8 | at(jpeg, at + 6);
    int scans = countScans(jpeg, at + length);
    return new JpegHeader(widthPx, heightPx, components, coding, scans);
  }

  private void check(FrameLimits limits) throws FrameRefusedException {
    if (components != 1 && components != 3) {
      throw refused(
          "frame_colours_unsupported",
          "the picture has %d components (CMYK has 4): use grey or YCbCr".formatted(components));
    }
    if (widthPx < limits.minSidePx() || heightPx < limits.minSidePx()) {
      throw refused(
          "frame_too_small",
          "the picture is %d x %d, each side needs %d pixels"
              .formatted(widthPx, heightPx, limits.minSidePx()));
    }
    if ((long) widthPx * heightPx > limits.maxPixels()) {
      throw refused(
          "frame_too_large",
          "the picture is %d x %d, at most %d pixels are accepted: publish smaller pictures"
              .formatted(widthPx, heightPx, limits.maxPixels()));
    }
    if (scans == 0) {
      throw refused("frame_truncated", "the picture ends before its first scan");
    }
    if (scans > limits.maxScans()) {
      throw refused(
          "frame_too_many_scans",
          "the picture has %d scans, at most %d are accepted".formatted(scans, limits.maxScans()));
    }
  }

  /** Steps from marker to marker: bytes within segments are not markers. */
  private static int countScans(byte[] jpeg, int from) {
    int scans = 0;
    int at = from;
    while (true) {
      // Inside entropy-coded data FF is always followed by 00 or a restart marker.
      at = ScanData.nextFf(jpeg, at);
      if (at + 1 >= jpeg.length) {
        return scans;
      }
      int code = at(jpeg, at + 1);
      boolean standsAlone = code == 0 || code == 0x01 || code >= 0xD0 && code <= SOI;
      if (code == EOI) {
        return scans;
      } else if (code == 0xFF) {
        at++;
      } else if (standsAlone || at + 3 >= jpeg.length) {
        at += 2;
      } else {
        scans += code == SOS ? 1 : 0;
        at += 2 + Math.max(2, at(jpeg, at + 2) << 8 | at(jpeg, at + 3));
      }
    }
  }

  private static boolean endsProperly(byte[] jpeg) {
    for (int i = jpeg.length - 2; i >= Math.max(2, jpeg.length - MAX_PADDING); i--) {
      if (jpeg[i] == (byte) 0xFF && jpeg[i + 1] == (byte) EOI) {
        return true;
      }
    }
    return false;
  }

  private static int nextMarker(byte[] jpeg, int from) throws FrameRefusedException {
    int at = from;
    while (at + 1 < jpeg.length && at(jpeg, at) == 0xFF && at(jpeg, at + 1) == 0xFF) {
      at++;
    }
    if (at + 1 >= jpeg.length) {
      throw refused("frame_truncated", "the picture ends within its header");
    }
    if (at(jpeg, at) != 0xFF) {
      throw refused("frame_corrupt", "no marker where the header needs one, at byte " + at);
    }
    return at;
  }

  private static int segmentLength(byte[] jpeg, int at) throws FrameRefusedException {
    if (at + 1 >= jpeg.length) {
      throw refused("frame_truncated", "the picture ends within its header");
    }
    int length = at(jpeg, at) << 8 | at(jpeg, at + 1);
    if (length < 2) {
      throw refused("frame_corrupt", "a header segment of %d bytes".formatted(length));
    }
    if (at + length > jpeg.length) {
      throw refused("frame_truncated", "the picture ends within its header");
    }
    return length;
  }

  /** SOF0 to SOF15 without DHT, JPG and DAC, which share the range. */
  private static boolean isStartOfFrame(int code) {
    return code >= 0xC0 && code <= 0xCF && code != 0xC4 && code != 0xC8 && code != 0xCC;
  }

  private static int at(byte[] jpeg, int i) {
    return jpeg[i] & 0xFF;
  }

  private static FrameRefusedException refused(String reason, String message) {
    return new FrameRefusedException(reason, message);
  }
}
