package io.followspot.vision.decode;

import io.followspot.vision.FrameRefusedException;

/**
 * From JPEG bytes to the picture that is analysed: plain pictures that are much larger than what is
 * analysed by a decoder of our own, all others by OpenCV. For use by several threads.
 */
public final class FrameDecoder {
  private final HuffmanShelf tables = new HuffmanShelf();

  /**
   * Decodes one JPEG.
   *
   * @param header what {@link JpegHeader#parse} said about the same bytes
   * @throws FrameRefusedException if the bytes behind the header are damaged
   */
  public Picture decode(byte[] jpeg, JpegHeader header, Geometry geometry)
      throws FrameRefusedException {
    Picture picture = ScaledDecoder.decode(jpeg, header, geometry, tables).orElse(null);
    return picture != null ? picture : NativeDecoder.decode(jpeg, header, geometry);
  }
}
