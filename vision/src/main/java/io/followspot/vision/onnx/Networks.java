package io.followspot.vision.onnx;

import io.followspot.tracking.tracker.Detection;
import io.followspot.vision.decode.ColourFrame;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The usable networks of a configuration. One that cannot be used is reported, and the built-in
 * stage replaces it. Thread-safe.
 */
public final class Networks implements AutoCloseable {
  private final String trouble;
  private final @Nullable OnnxDetector detector;
  private final @Nullable Embedding embedding;

  private Networks(String trouble, @Nullable OnnxDetector detector, @Nullable Embedding embedding) {
    this.trouble = trouble;
    this.detector = detector;
    this.embedding = embedding;
  }

  /** Loads the configured networks. */
  public static Networks open(Path directory, NetworkConfig config) {
    List<String> troubles = new ArrayList<>();
    OnnxDetector detector = null;
    Embedding embedding = null;
    Optional<ModelConfig> wanted = config.detectorIfAny();
    try {
      detector = wanted.isPresent() ? OnnxDetector.open(directory, wanted.get()) : null;
    } catch (ModelException e) {
      troubles.add(e.getMessage() + "; the motion detector replaces it");
    }
    try {
      embedding =
          config.embedding().isEmpty() ? null : Embedding.open(directory, config.embedding());
    } catch (ModelException e) {
      troubles.add(e.getMessage() + "; colour descriptors replace it");
    }
    return new Networks(String.join(". ", troubles), detector, embedding);
  }

  /** What cannot be used, why, and what replaces it; empty if all networks are usable. */
  public String trouble() {
    return trouble;
  }

  /** The detector, if there is one. */
  public Optional<OnnxDetector> detector() {
    return Optional.ofNullable(detector);
  }

  /** Whether a network describes objects. */
  public boolean describes() {
    return embedding != null;
  }

  /**
   * The same detections, those with an appearance described by the network.
   *
   * @throws ModelException if the network fails
   */
  public List<Detection> described(ColourFrame frame, List<Detection> detections)
      throws ModelException {
    if (embedding == null) {
      return detections;
    }
    List<Detection> described = new ArrayList<>(detections.size());
    for (Detection d : detections) {
      described.add(
          d.appearance().length == 0 ? d : d.withAppearance(embedding.of(frame, d.box())));
    }
    return described;
  }

  @Override
  public void close() {
    if (detector != null) {
      detector.close();
    }
    if (embedding != null) {
      embedding.close();
    }
  }
}
