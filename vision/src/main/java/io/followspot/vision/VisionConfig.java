package io.followspot.vision;

import io.followspot.vision.background.BackgroundConfig;
import io.followspot.vision.decode.DecodeConfig;
import io.followspot.vision.detection.BlobConfig;

/**
 * How pixels become detections, stage by stage.
 *
 * @param decode from bytes to pixels
 * @param background what is there when nothing moves
 * @param blobs from foreground to boxes
 */
public record VisionConfig(DecodeConfig decode, BackgroundConfig background, BlobConfig blobs) {
  /** The one configuration for all cameras that say nothing else. */
  public static final VisionConfig DEFAULT =
      new VisionConfig(DecodeConfig.DEFAULT, BackgroundConfig.DEFAULT, BlobConfig.DEFAULT);

  public VisionConfig withDecode(DecodeConfig changed) {
    return new VisionConfig(changed, background, blobs);
  }

  public VisionConfig withBackground(BackgroundConfig changed) {
    return new VisionConfig(decode, changed, blobs);
  }

  public VisionConfig withBlobs(BlobConfig changed) {
    return new VisionConfig(decode, background, changed);
  }

  /** The height of the analysed picture for 16:9. */
  public VisionConfig withAnalysisHeightPx(int heightPx) {
    return withDecode(new DecodeConfig(heightPx, decode.limits()));
  }

  /** The smallest object as a fraction of the frame's area. */
  public VisionConfig withMinAreaFraction(double fraction) {
    return withBlobs(blobs.withMinAreaFraction(fraction));
  }

  /** Whether to tell shadows from objects. */
  public VisionConfig withShadowRule(boolean on) {
    return withBackground(background.withShadowRule(on));
  }
}
