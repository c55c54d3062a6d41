package io.followspot.vision;

import io.followspot.vision.background.BackgroundConfig;
import io.followspot.vision.compensation.CompensationMode;
import io.followspot.vision.decode.DecodeConfig;
import io.followspot.vision.detection.BlobConfig;
import io.followspot.vision.onnx.NetworkConfig;

/**
 * How pixels become detections, stage by stage.
 *
 * @param decode from bytes to pixels
 * @param pixels what is done to them first
 * @param compensation how a camera's own motion is found
 * @param background what is there when nothing moves
 * @param blobs from foreground to boxes
 * @param networks that find or describe objects
 */
public record VisionConfig(
    DecodeConfig decode,
    PixelConfig pixels,
    CompensationMode compensation,
    BackgroundConfig background,
    BlobConfig blobs,
    NetworkConfig networks) {
  /** The one configuration for all cameras that say nothing else. */
  public static final VisionConfig DEFAULT =
      new VisionConfig(
          DecodeConfig.DEFAULT,
          PixelConfig.NONE,
          CompensationMode.OFF,
          BackgroundConfig.DEFAULT,
          BlobConfig.DEFAULT,
          NetworkConfig.NONE);

  public VisionConfig withDecode(DecodeConfig changed) {
    return new VisionConfig(changed, pixels, compensation, background, blobs, networks);
  }

  public VisionConfig withPixels(PixelConfig changed) {
    return new VisionConfig(decode, changed, compensation, background, blobs, networks);
  }

  public VisionConfig withCompensation(CompensationMode changed) {
    return new VisionConfig(decode, pixels, changed, background, blobs, networks);
  }

  public VisionConfig withBackground(BackgroundConfig changed) {
    return new VisionConfig(decode, pixels, compensation, changed, blobs, networks);
  }

  public VisionConfig withBlobs(BlobConfig changed) {
    return new VisionConfig(decode, pixels, compensation, background, changed, networks);
  }

  public VisionConfig withNetworks(NetworkConfig changed) {
    return new VisionConfig(decode, pixels, compensation, background, blobs, changed);
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
