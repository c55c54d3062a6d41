package io.followspot.vision.decode;

import io.followspot.vision.FrameRefusedException;

/**
 * From JPEG bytes to the picture that is analysed: baseline pictures that are much larger than the
 * analysed picture by {@link ScaledDecoder}, all others by OpenCV. Thread-safe.
 */
public final class FrameDecoder {
  private final HuffmanTableCache tables = new HuffmanTableCache();

  /**
   * Decodes one JPEG. Baseline pictures are read to their end by either decoder: a damaged one is
   * rejected, not filled.
   *
   * @param header the result of {@link JpegHeader#parse} for the same bytes
   * @throws FrameRefusedException if the bytes after the header are damaged
   */
  public Picture decode(byte[] jpeg, JpegHeader header, Geometry geometry)
      throws FrameRefusedException {
    DecodeOutcome outcome = ScaledDecoder.decode(jpeg, header, geometry, tables);
    if (outcome instanceof DecodeOutcome.Decoded decoded) {
      return decoded.picture();
    }
    if (outcome instanceof DecodeOutcome.Damaged) {
      // OpenCV would fill missing data with grey.
      throw new FrameRefusedException(
          "frame_corrupt", "the picture's data are damaged: send each JPEG complete and unchanged");
    }
    return NativeDecoder.decode(jpeg, header, geometry);
  }
}
