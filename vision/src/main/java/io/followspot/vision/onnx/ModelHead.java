package io.followspot.vision.onnx;

/** How a detector takes its picture and answers. Boxes are centre, width and height. */
public enum ModelHead {
  /**
   * YOLOX (Ge et al. 2021) as exported by its authors, without the decoding of its grids: BGR 0 to
   * 255 at the top left on grey 114; rows of box, objectness and classes.
   */
  YOLOX,
  /**
   * YOLOv8 and its kin: RGB 0 to 1 in the middle on grey 114; columns of box and classes, in pixels
   * of the input.
   */
  YOLOV8
}
