package io.followspot.vision.onnx;

/** Input and output format of a detector. All lengths are in pixels of its input. */
public enum ModelHead {
  /**
   * YOLOX (Ge et al. 2021) as exported by its authors, without grid decoding: BGR 0 to 255 at the
   * top left on grey 114; rows of box, objectness and classes.
   */
  YOLOX(true, 5, true),
  /** YOLOX exported with grid decoding: rows of centre, sides, objectness, classes. */
  YOLOX_DECODED(true, 5, true),
  /**
   * YOLOv5, YOLOv7 and similar: RGB 0 to 1, centred on grey 114; rows of centre, sides, objectness
   * and classes.
   */
  YOLOV5(true, 5, false),
  /** YOLOv8, YOLO11 and similar: the same input; columns of centre, sides and classes. */
  YOLOV8(false, 4, false),
  /**
   * End-to-end detectors that need no non-maximum suppression, such as YOLOv10 (Wang et al. 2024):
   * the same input; rows of left, top, right, bottom, score and the number of the class.
   */
  END_TO_END(true, 6, false);

  private final boolean rows;
  private final int firstClass;
  private final boolean bgr;

  ModelHead(boolean rows, int firstClass, boolean bgr) {
    this.rows = rows;
    this.firstClass = firstClass;
    this.bgr = bgr;
  }

  /** Whether a candidate is a row of the output, not a column. */
  boolean inRows() {
    return rows;
  }

  /** The first field that is the score of a class. */
  int firstClass() {
    return firstClass;
  }

  /** Whether a field holds objectness. */
  boolean hasObjectness() {
    return firstClass == 5;
  }

  /** Whether the picture is BGR 0 to 255 at the top left; otherwise RGB 0 to 1 in the middle. */
  boolean usesBgr() {
    return bgr;
  }
}
