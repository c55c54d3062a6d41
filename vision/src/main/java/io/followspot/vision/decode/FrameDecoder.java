package io.followspot.vision.decode;

import io.followspot.vision.FrameRefusedException;

/**
 * From JPEG bytes to the picture that is analysed: plain pictures that are much larger than what is
 * analysed by a decoder of our own, all others by OpenCV. For use by several threads.
 */
public final class FrameDecoder {
  private final HuffmanTableCache tables = new HuffmanTableCache();

  /**
   * Decodes one JPEG. Baseline pictures are read to their end, whoever decodes them: what is
   * damaged is refused, not filled.
   *
   * @param header what {@link JpegHeader#parse} said about the same bytes
   * @throws FrameRefusedException if the bytes behind the header are damaged
   */
  public Picture decode(byte[] jpeg, JpegHeader header, Geometry geometry)
      throws FrameRefusedException {
    DecodeOutcome outcome = ScaledDecoder.decode(jpeg, header, geometry, tables);
    if (outcome instanceof DecodeOutcome.Decoded decoded) {
      return decoded.picture();
    }
    if (outcome instanceof DecodeOutcome.Damaged) {
      // OpenCV would fill with grey what is missing.
      throw new FrameRefusedException(
          "frame_corrupt", "the picture's data are damaged: send each JPEG complete and unchanged");
    }
    return NativeDecoder.decode(jpeg, header, geometry);
  }
}
