package io.followspot.vision;

/**
 * How pixels become detections.
 *
 * @param analysisHeightPx largest height that is analysed
 * @param minAreaFraction smallest object as a fraction of the frame's area
 * @param shadowRule whether to tell shadows from objects
 */
public record VisionConfig(int analysisHeightPx, double minAreaFraction, boolean shadowRule) {
  /** The one configuration for all cameras that say nothing else. */
  public static final VisionConfig DEFAULT = new VisionConfig(180, 0.001, true);
}
