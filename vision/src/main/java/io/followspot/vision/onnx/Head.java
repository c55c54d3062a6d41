package io.followspot.vision.onnx;

import java.util.Arrays;
import java.util.List;

/** Reads a detector's output, one candidate after the other. */
final class Head {
  private static final int[] STRIDES_PX = {8, 16, 32};

  private final ModelHead kind;
  private final OnnxModel model;
  private final float[] values;
  private final int candidates;
  private final int classes;
  private final int fieldStep;
  private final int candidateStep;

  /**
   * Interprets the output.
   *
   * @param classes of the model, as configured
   * @throws ModelException if its shape does not fit the head with these classes
   */
  Head(ModelHead kind, OnnxModel model, OnnxModel.Output output, List<String> classes)
      throws ModelException {
    this.kind = kind;
    this.model = model;
    values = output.values();
    long[] shape = output.shape();
    int across = kind.inRows() ? 2 : 1;
    if (shape.length != 3 || shape[0] != 1 || shape[across] < leastFields()) {
      throw unfit(shape);
    }
    int fields = (int) shape[across];
    candidates = (int) shape[3 - across];
    this.classes = fields - kind.firstClass();
    fieldStep = kind.inRows() ? 1 : candidates;
    candidateStep = kind.inRows() ? fields : 1;
    if (kind == ModelHead.END_TO_END ? this.classes != 0 : isOtherGrid()) {
      throw unfit(shape);
    }
    if (kind != ModelHead.END_TO_END && this.classes != classes.size()) {
      throw new ModelException(
          "the model \"%s\" outputs %d classes, but vision.model_classes names %d (by default 80)"
              .formatted(model.name(), this.classes, classes.size()));
    }
  }

  private int leastFields() {
    return kind == ModelHead.END_TO_END ? kind.firstClass() : kind.firstClass() + 1;
  }

  private boolean isOtherGrid() {
    return kind == ModelHead.YOLOX && candidates != cells();
  }

  private ModelException unfit(long[] shape) {
    return new ModelException(
        "the model \"%s\" outputs a table of %s, which does not match %s"
            .formatted(model.name(), Arrays.toString(shape), kind));
  }

  private int cells() {
    return Arrays.stream(STRIDES_PX)
        .map(stride -> (model.widthPx() / stride) * (model.heightPx() / stride))
        .sum();
  }

  int candidates() {
    return candidates;
  }

  /** The number of the likeliest class; may lie beyond all classes for an end-to-end model. */
  int label(int candidate) {
    if (kind == ModelHead.END_TO_END) {
      float number = field(candidate, 5);
      return number >= 0 ? (int) number : Integer.MAX_VALUE;
    }
    int best = 0;
    for (int c = 1; c < classes; c++) {
      if (field(candidate, kind.firstClass() + c) > field(candidate, kind.firstClass() + best)) {
        best = c;
      }
    }
    return best;
  }

  /** The class's score, times objectness if there is one; 0 where it is NaN. */
  double score(int candidate, int label) {
    double score = field(candidate, kind == ModelHead.END_TO_END ? 4 : kind.firstClass() + label);
    if (kind.hasObjectness()) {
      score *= field(candidate, 4);
    }
    return score >= 0 ? Math.min(1, score) : 0;
  }

  /** Centre x, centre y, width and height in pixels of the network's input. */
  double[] box(int candidate) {
    double x = field(candidate, 0);
    double y = field(candidate, 1);
    double w = field(candidate, 2);
    double h = field(candidate, 3);
    return switch (kind) {
      case YOLOX -> gridBox(candidate, x, y, w, h);
      case YOLOX_DECODED, YOLOV5, YOLOV8 -> new double[] {x, y, w, h};
      case END_TO_END -> new double[] {(x + w) / 2, (y + h) / 2, w - x, h - y};
    };
  }

  /** Offsets from the cell's corner in strides, logarithms of the sides. */
  private double[] gridBox(int candidate, double x, double y, double w, double h) {
    int first = 0;
    for (int stride : STRIDES_PX) {
      int across = model.widthPx() / stride;
      int count = across * (model.heightPx() / stride);
      if (candidate < first + count) {
        int cell = candidate - first;
        return new double[] {
          (x + cell % across) * stride,
          (y + cell / across) * stride,
          StrictMath.exp(w) * stride,
          StrictMath.exp(h) * stride
        };
      }
      first += count;
    }
    throw new IllegalArgumentException("candidate " + candidate + " of " + candidates);
  }

  private float field(int candidate, int field) {
    return values[candidate * candidateStep + field * fieldStep];
  }
}
