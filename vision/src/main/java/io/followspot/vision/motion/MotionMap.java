package io.followspot.vision.motion;

/**
 * How fast things move in each part of a frame, since the frame before. Cells lie row by row.
 *
 * @param columns cells in a row
 * @param rows of cells
 * @param rightPx how far right the cell's pixels went on average, in pixels as captured
 * @param downPx how far down
 * @param distancePx how far they went on average, whatever the direction
 */
@SuppressWarnings("ArrayRecordComponent") // a frame's motion on its way through the stages
public record MotionMap(
    int columns, int rows, float[] rightPx, float[] downPx, float[] distancePx) {
  /** Of a picture in landscape; its height gets as many rows as make the cells about square. */
  private static final int COLUMNS = 32;

  /**
   * Compares two small pictures of one size.
   *
   * @param scaleX width of a frame as captured by that of the pictures
   * @param scaleY and so the height
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
