package io.followspot.vision.decode;

import io.followspot.vision.FrameRefusedException;

/** From JPEG bytes to the picture that is analysed. */
public final class FrameDecoder {
  private FrameDecoder() {}

  /**
   * Decodes one JPEG.
   *
   * @param header what {@link JpegHeader#parse} said about the same bytes
   * @throws FrameRefusedException if the bytes behind the header are damaged
   */
  public static Picture decode(byte[] jpeg, JpegHeader header, Geometry geometry)
      throws FrameRefusedException {
    return NativeDecoder.decode(jpeg, header, geometry);
  }
}
