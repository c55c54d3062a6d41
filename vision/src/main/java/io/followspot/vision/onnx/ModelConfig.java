package io.followspot.vision.onnx;

import java.util.List;

/**
 * Which network finds objects, and when.
 *
 * @param name of the model file
 * @param head how it answers
 * @param every on every so many-th frame only
 * @param onMotion only where the background says that something is there
 * @param minScore detections below it are left out
 * @param overlap of two boxes of one class, IoU, above which they are one object
 * @param classes that the network knows, by their numbers
 * @param labels of them that are wanted; all if empty
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
  /** People among COCO's classes, on every frame. The tracker makes its own use of low scores. */
  public static ModelConfig of(String name) {
    return new ModelConfig(
        name, ModelHead.YOLOX, 1, false, 0.5, 0.45, CocoLabels.ALL, List.of("person"));
  }

  /** Refuses values out of range, naming them. */
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

  /** The same with other classes, all of them wanted. */
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
