package io.followspot.vision.motion;

/**
 * Motion in each part of a frame since the previous frame. Cells are row-major.
 *
 * @param columns cells in a row
 * @param rows of cells
 * @param rightPx mean displacement of the cell's pixels to the right, in pixels as captured
 * @param downPx the same downwards
 * @param distancePx mean length of their displacements
 */
@SuppressWarnings("ArrayRecordComponent") // a frame's motion on its way through the stages
public record MotionMap(
    int columns, int rows, float[] rightPx, float[] downPx, float[] distancePx) {
  /** Cells across a picture; the number of rows makes the cells about square. */
  private static final int COLUMNS = 32;

  /**
   * Compares two small pictures of one size.
   *
   * @param scaleX width of a frame as captured by that of the pictures
   * @param scaleY the same for the height
   */
  public static MotionMap between(Plane from, Plane to, double scaleX, double scaleY) {
    return of(MotionField.between(from, to), scaleX, scaleY);
  }

  static MotionMap of(MotionField field, double scaleX, double scaleY) {
    int columns = Math.min(COLUMNS, field.widthPx());
    int rows = Math.max(1, (int) Math.round(columns * (double) field.heightPx() / field.widthPx()));
    MotionMap map =
        new MotionMap(
            columns,
            rows,
            new float[columns * rows],
            new float[columns * rows],
            new float[columns * rows]);
    int[] counts = new int[columns * rows];
    for (int y = 0; y < field.heightPx(); y++) {
      for (int x = 0; x < field.widthPx(); x++) {
        int cell = y * rows / field.heightPx() * columns + x * columns / field.widthPx();
        double right = field.rightPx(x, y) * scaleX;
        double down = field.downPx(x, y) * scaleY;
        map.rightPx[cell] += (float) right;
        map.downPx[cell] += (float) down;
        map.distancePx[cell] += (float) Math.hypot(right, down);
        counts[cell]++;
      }
    }
    for (int cell = 0; cell < counts.length; cell++) {
      int count = Math.max(1, counts[cell]);
      map.rightPx[cell] /= count;
      map.downPx[cell] /= count;
      map.distancePx[cell] /= count;
    }
    return map;
  }
}
