package io.followspot.vision;

import io.followspot.vision.decode.DecodeConfig;
import io.followspot.vision.decode.FrameDecoder;
import io.followspot.vision.decode.Geometry;
import io.followspot.vision.decode.JpegHeader;
import io.followspot.vision.mapping.PixelMapping;
import java.util.List;

/** The distribution of a picture's colours, as a reference for other cameras. */
public final class ReferenceColours {
  private ReferenceColours() {}

  /**
   * Reads them from a picture.
   *
   * @return 27 levels: nine each of red, green and blue, from the least to the greatest
   * @throws FrameRefusedException if the bytes cannot be used
   */
  public static List<Double> of(byte[] jpeg) throws FrameRefusedException {
    DecodeConfig config = DecodeConfig.DEFAULT;
    JpegHeader header = JpegHeader.parse(jpeg, config.limits());
    Geometry geometry = Geometry.of(header.widthPx(), header.heightPx(), config.analysisHeightPx());
    return PixelMapping.reference(new FrameDecoder().decode(jpeg, header, geometry));
  }
}
