package io.followspot.vision;

import io.followspot.vision.decode.DecodeConfig;
import io.followspot.vision.decode.FrameDecoder;
import io.followspot.vision.decode.Geometry;
import io.followspot.vision.decode.JpegHeader;
import io.followspot.vision.mapping.PixelMapping;
import java.util.Locale;
import java.util.stream.Collectors;

/** The distribution of a picture's colours, as a reference for other cameras. */
public final class ReferenceColours {
  private ReferenceColours() {}

  /**
   * Reads them from a picture.
   *
   * @return 27 levels separated by commas, in the format of the setting {@code reference_colours}
   * @throws FrameRefusedException if the bytes cannot be used
   */
  public static String of(byte[] jpeg) throws FrameRefusedException {
    DecodeConfig config = DecodeConfig.DEFAULT;
    JpegHeader header = JpegHeader.parse(jpeg, config.limits());
    Geometry geometry = Geometry.of(header.widthPx(), header.heightPx(), config.analysisHeightPx());
    return PixelMapping.reference(new FrameDecoder().decode(jpeg, header, geometry)).stream()
        .map(level -> String.format(Locale.ROOT, "%.1f", level))
        .collect(Collectors.joining(","));
  }
}
