package io.followspot.vision.onnx;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The networks of a camera.
 *
 * @param detector replaces the motion detector; none if null
 * @param embedding model file for appearance, replaces colours; none if empty
 */
public record NetworkConfig(@Nullable ModelConfig detector, String embedding) {
  /** No networks. */
  public static final NetworkConfig NONE = new NetworkConfig(null, "");

  /** The detector, if one is configured. */
  public Optional<ModelConfig> detectorIfAny() {
    return Optional.ofNullable(detector);
  }

  /** The same with another detector. */
  public NetworkConfig withDetector(ModelConfig changed) {
    return new NetworkConfig(changed, embedding);
  }

  /** The same with another embedding. */
  public NetworkConfig withEmbedding(String changed) {
    return new NetworkConfig(detector, changed);
  }
}
