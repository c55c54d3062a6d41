package io.followspot.vision.onnx;

import java.util.Arrays;

/** Reads a detector's answer, one candidate after the other. */
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
   * Lays the answer out.
   *
   * @throws ModelException if its shape is not that of the head
   */
  Head(ModelHead kind, OnnxModel model, OnnxModel.Output output) throws ModelException {
    this.kind = kind;
    this.model = model;
    values = output.values();
    long[] shape = output.shape();
    boolean rows = kind == ModelHead.YOLOX;
    if (shape.length != 3 || shape[0] != 1 || shape[rows ? 2 : 1] <= firstClass()) {
      throw unfit(shape);
    }
    int fields = (int) shape[rows ? 2 : 1];
    candidates = (int) shape[rows ? 1 : 2];
    classes = fields - firstClass();
    fieldStep = rows ? 1 : candidates;
    candidateStep = rows ? fields : 1;
    if (classes > CocoLabels.ALL.size() || (rows && candidates != cells())) {
      throw unfit(shape);
    }
  }

  private ModelException unfit(long[] shape) {
    return new ModelException(
        "the model \"%s\" answers with a table of %s, which is not that of %s with classes of COCO"
            .formatted(model.name(), Arrays.toString(shape), kind));
  }

  private int cells() {
    return Arrays.stream(STRIDES_PX)
        .map(stride -> (model.widthPx() / stride) * (model.heightPx() / stride))
        .sum();
  }

  private int firstClass() {
    return kind == ModelHead.YOLOX ? 5 : 4;
  }

  int candidates() {
    return candidates;
  }

  /** The number of the likeliest class. */
  int label(int candidate) {
    int best = 0;
    for (int c = 1; c < classes; c++) {
      if (field(candidate, firstClass() + c) > field(candidate, firstClass() + best)) {
        best = c;
      }
    }
    return best;
  }

  /** Objectness times class for YOLOX, class for YOLOv8; 0 where it is no number. */
  double score(int candidate, int label) {
    double score = field(candidate, firstClass() + label);
    if (kind == ModelHead.YOLOX) {
      score *= field(candidate, 4);
    }
    return score >= 0 ? Math.min(1, score) : 0;
  }

  /** Centre x, centre y, width and height in pixels of the network's picture. */
  double[] box(int candidate) {
    double x = field(candidate, 0);
    double y = field(candidate, 1);
    double w = field(candidate, 2);
    double h = field(candidate, 3);
    if (kind == ModelHead.YOLOV8) {
      return new double[] {x, y, w, h};
    }
    int first = 0;
    for (int stride : STRIDES_PX) {
      int across = model.widthPx() / stride;
      int count = across * (model.heightPx() / stride);
      if (candidate < first + count) {
        int cell = candidate - first;
        // Offsets from the cell's corner in strides, logarithms of the sides.
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
