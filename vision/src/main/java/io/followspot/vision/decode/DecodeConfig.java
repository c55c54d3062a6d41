package io.followspot.vision.decode;

/**
 * How frames are decoded.
 *
 * @param analysisHeightPx height of the analysed picture for 16:9; other shapes get as many pixels
 * @param limits limits of a frame's size
 */
public record DecodeConfig(int analysisHeightPx, FrameLimits limits) {
  /** 320 x 180 or as many pixels. */
  public static final DecodeConfig DEFAULT = new DecodeConfig(180, FrameLimits.DEFAULT);

  /** Rejects a height that is too small for detection or too large for the state. */
  public DecodeConfig {
    if (analysisHeightPx < 32 || analysisHeightPx > 1080) {
      throw new IllegalArgumentException(
          "analysis height %d px is not within 32 to 1080".formatted(analysisHeightPx));
    }
  }

  public DecodeConfig withAnalysisHeightPx(int changed) {
    return new DecodeConfig(changed, limits);
  }

  public DecodeConfig withLimits(FrameLimits changed) {
    return new DecodeConfig(analysisHeightPx, changed);
  }
}
