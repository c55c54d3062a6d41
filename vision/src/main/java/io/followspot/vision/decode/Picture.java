package io.followspot.vision.decode;

/**
 * A frame as analysed, in JPEG's colours (ITU T.871): brightness for every pixel, colour for every
 * cell of 4 x 4 pixels. Unsigned bytes, row by row.
 *
 * @param geometry size of the brightness plane
 * @param luma brightness, one byte a pixel
 * @param blue Cb, one byte a cell, 128 is colourless
 * @param red Cr, one byte a cell, 128 is colourless
 */
@SuppressWarnings("ArrayRecordComponent") // a frame's pixels on their way through the stages
public record Picture(Geometry geometry, byte[] luma, byte[] blue, byte[] red) {
  /** Rejects planes that do not fit the geometry. */
  public Picture {
    if (luma.length != geometry.pixels()
        || blue.length != geometry.cells()
        || red.length != geometry.cells()) {
      throw new IllegalArgumentException(
          "planes of %d, %d, %d bytes do not fit %s"
              .formatted(luma.length, blue.length, red.length, geometry));
    }
  }
}
