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
 * @param pixels processing of the decoded pixels
 * @param compensation how a camera's own motion is estimated
 * @param background background model
 * @param blobs conversion of foreground to boxes
 * @param networks that find or describe objects
 * @param motionMap whether the previous picture is stored, to measure motion
 * @param colours whether objects that no network describes are described by their colours
 */
public record VisionConfig(
    DecodeConfig decode,
    PixelConfig pixels,
    CompensationMode compensation,
    BackgroundConfig background,
    BlobConfig blobs,
    NetworkConfig networks,
    boolean motionMap,
    boolean colours) {
  /** The configuration of every camera without settings. */
  public static final VisionConfig DEFAULT =
      new VisionConfig(
          DecodeConfig.DEFAULT,
          PixelConfig.NONE,
          CompensationMode.OFF,
          BackgroundConfig.DEFAULT,
          BlobConfig.DEFAULT,
          NetworkConfig.NONE,
          false,
          true);

  public VisionConfig withDecode(DecodeConfig changed) {
    return new VisionConfig(
        changed, pixels, compensation, background, blobs, networks, motionMap, colours);
  }

  public VisionConfig withPixels(PixelConfig changed) {
    return new VisionConfig(
        decode, changed, compensation, background, blobs, networks, motionMap, colours);
  }

  public VisionConfig withCompensation(CompensationMode changed) {
    return new VisionConfig(
        decode, pixels, changed, background, blobs, networks, motionMap, colours);
  }

  public VisionConfig withBackground(BackgroundConfig changed) {
    return new VisionConfig(
        decode, pixels, compensation, changed, blobs, networks, motionMap, colours);
  }

  public VisionConfig withBlobs(BlobConfig changed) {
    return new VisionConfig(
        decode, pixels, compensation, background, changed, networks, motionMap, colours);
  }

  public VisionConfig withNetworks(NetworkConfig changed) {
    return new VisionConfig(
        decode, pixels, compensation, background, blobs, changed, motionMap, colours);
  }

  public VisionConfig withMotionMap(boolean changed) {
    return new VisionConfig(
        decode, pixels, compensation, background, blobs, networks, changed, colours);
  }

  public VisionConfig withColours(boolean changed) {
    return new VisionConfig(
        decode, pixels, compensation, background, blobs, networks, motionMap, changed);
  }

  /** The greatest length of a camera's saved state, whatever the shape of its frames. */
  public int maxStateBytes() {
    return VisionState.maxSizeBytes(this);
  }
}
