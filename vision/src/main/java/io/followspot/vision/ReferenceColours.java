package io.followspot.vision;

import io.followspot.vision.decode.DecodeConfig;
import io.followspot.vision.decode.FrameDecoder;
import io.followspot.vision.decode.Geometry;
import io.followspot.vision.decode.JpegHeader;
import io.followspot.vision.mapping.PixelMapping;
import java.util.Locale;
import java.util.stream.Collectors;

/** How a picture's colours are distributed, for other cameras to match. */
public final class ReferenceColours {
  private ReferenceColours() {}

  /**
   * Reads them from a picture.
   *
   * @return 27 levels separated by commas, as the setting {@code reference_colours} takes them
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
