package io.followspot.vision.onnx;

import io.followspot.tracking.geometry.Box;
import io.followspot.tracking.tracker.Detection;
import io.followspot.vision.decode.ColourFrame;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Detects objects with a network. Immutable; thread-safe. */
public final class OnnxDetector implements AutoCloseable {
  private static final float[] NO_LOOK = {};

  private final ModelConfig config;
  private final OnnxModel model;

  private OnnxDetector(ModelConfig config, OnnxModel model) {
    this.config = config;
    this.model = model;
  }

  /**
   * Loads the network.
   *
   * @param directory of models
   * @throws ModelException if it cannot be used
   */
  public static OnnxDetector open(Path directory, ModelConfig config) throws ModelException {
    OnnxModel model = OnnxModel.open(directory, config.name());
    boolean fits = false;
    try {
      new Head(
          config.head(),
          model,
          model.run(new float[3 * model.widthPx() * model.heightPx()]),
          config.classes());
      fits = true;
      return new OnnxDetector(config, model);
    } finally {
      if (!fits) {
        model.close();
      }
    }
  }

  /** The configuration. */
  public ModelConfig config() {
    return config;
  }

  /**
   * Finds objects.
   *
   * @return in pixels of the frame as captured, within it, by descending score, without appearance
   * @throws ModelException if the network fails
   */
  public List<Detection> detect(ColourFrame frame) throws ModelException {
    double zoom =
        Math.min(
            model.widthPx() / (double) frame.widthPx(),
            model.heightPx() / (double) frame.heightPx());
    int width = (int) (frame.widthPx() * zoom);
    int height = (int) (frame.heightPx() * zoom);
    boolean middle = !config.head().usesBgr();
    int left = middle ? (model.widthPx() - width) / 2 : 0;
    int top = middle ? (model.heightPx() - height) / 2 : 0;
    float[] pixels =
        frame.letterbox(
            new ColourFrame.Letterbox(
                model.widthPx(), model.heightPx(), left, top, width, height, middle));
    Head head = new Head(config.head(), model, model.run(pixels), config.classes());
    List<Detection> candidates = new ArrayList<>();
    for (int i = 0; i < head.candidates(); i++) {
      int label = head.label(i);
      double score = head.score(i, label);
      if (score >= config.minScore() && wants(label)) {
        String name = config.classes().get(label);
        add(head.box(i), new double[] {left, top, zoom}, frame, name, score, candidates);
      }
    }
    return Suppression.of(candidates, config.overlap());
  }

  private boolean wants(int label) throws ModelException {
    if (label >= config.classes().size()) {
      throw new ModelException(
          "the model \"%s\" outputs class number %d, but vision.model_classes names only %d"
              .formatted(model.name(), label, config.classes().size()));
    }
    return config.labels().isEmpty() || config.labels().contains(config.classes().get(label));
  }

  private static void add(
      double[] found,
      double[] place,
      ColourFrame frame,
      String label,
      double score,
      List<Detection> candidates) {
    double x = (found[0] - place[0]) / place[2];
    double y = (found[1] - place[1]) / place[2];
    double halfWidth = found[2] / place[2] / 2;
    double halfHeight = found[3] / place[2] / 2;
    double left = Math.max(0, x - halfWidth);
    double top = Math.max(0, y - halfHeight);
    double width = Math.min(frame.widthPx(), x + halfWidth) - left;
    double height = Math.min(frame.heightPx(), y + halfHeight) - top;
    // False where a side is NaN.
    if (width >= 1 && height >= 1) {
      candidates.add(new Detection(new Box(left, top, width, height), score, label, NO_LOOK));
    }
  }

  @Override
  public void close() {
    model.close();
  }
}
