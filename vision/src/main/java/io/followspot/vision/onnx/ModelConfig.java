package io.followspot.vision.onnx;

import java.util.List;

/**
 * The network that detects objects, and when it runs.
 *
 * @param name of the model file
 * @param head format of its output
 * @param every interval in frames at which it runs
 * @param onMotion only in frames with foreground
 * @param minScore detections below it are left out
 * @param overlap of two boxes of one class, IoU, above which they are one object
 * @param classes of the network, by their numbers
 * @param labels to report; all if empty
 */
public record ModelConfig(
    String name,
    ModelHead head,
    int every,
    boolean onMotion,
    double minScore,
    double overlap,
    List<String> classes,
    List<String> labels) {
  /**
   * People, on every frame. Low scores are kept for the tracker's second round.
   *
   * @param classes of the network; one of them is {@code person}
   */
  public static ModelConfig of(String name, List<String> classes) {
    return new ModelConfig(name, ModelHead.YOLOX, 1, false, 0.5, 0.45, classes, List.of("person"));
  }

  /** Rejects values out of range, naming them. */
  public ModelConfig {
    classes = List.copyOf(classes);
    labels = List.copyOf(labels);
    if (every < 1) {
      throw new IllegalArgumentException("every " + every + "th frame");
    }
    if (!(minScore > 0 && minScore <= 1) || !(overlap > 0 && overlap <= 1)) {
      throw new IllegalArgumentException(
          "minScore " + minScore + ", overlap " + overlap + " are not within 0 to 1");
    }
    for (String label : labels) {
      if (!classes.contains(label)) {
        throw new IllegalArgumentException("the classes have no \"" + label + "\"");
      }
    }
  }

  /** The same with other classes, all of them reported. */
  public ModelConfig withClasses(List<String> changed) {
    return new ModelConfig(name, head, every, onMotion, minScore, overlap, changed, List.of());
  }

  /** The same with other labels; none means all. */
  public ModelConfig withLabels(List<String> changed) {
    return new ModelConfig(name, head, every, onMotion, minScore, overlap, classes, changed);
  }

  public ModelConfig withHead(ModelHead changed) {
    return new ModelConfig(name, changed, every, onMotion, minScore, overlap, classes, labels);
  }

  public ModelConfig withEvery(int changed) {
    return new ModelConfig(name, head, changed, onMotion, minScore, overlap, classes, labels);
  }

  public ModelConfig withOnMotion(boolean changed) {
    return new ModelConfig(name, head, every, changed, minScore, overlap, classes, labels);
  }

  public ModelConfig withMinScore(double changed) {
    return new ModelConfig(name, head, every, onMotion, changed, overlap, classes, labels);
  }

  public ModelConfig withOverlap(double changed) {
    return new ModelConfig(name, head, every, onMotion, minScore, changed, classes, labels);
  }
}
