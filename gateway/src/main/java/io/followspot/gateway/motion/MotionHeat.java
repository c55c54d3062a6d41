package io.followspot.gateway.motion;

import io.followspot.protos.v1.MotionMap;

/**
 * A camera's latest motion map, and the mean of all of them with weights that halve every minute.
 *
 * @param latest of all
 * @param pxPerS the mean speed of each cell, in pixels as captured
 */
@SuppressWarnings("ArrayRecordComponent") // never modified
record MotionHeat(MotionMap latest, double[] pxPerS) {
  private static final double HALF_LIFE_US = 60_000_000;

  /** A first map. */
  static MotionHeat of(MotionMap map) {
    return new MotionHeat(
        map, map.getSpeedPxPerSList().stream().mapToDouble(Float::doubleValue).toArray());
  }

  /** Adds a later map; resets if time or grid are not continuous. */
  MotionHeat after(MotionMap map) {
    double sinceUs =
        (double) map.getFrame().getCapturedAtUs() - latest.getFrame().getCapturedAtUs();
    if (sinceUs <= 0
        || map.getColumns() != latest.getColumns()
        || map.getRows() != latest.getRows()) {
      return of(map);
    }
    double kept = Math.pow(0.5, sinceUs / HALF_LIFE_US);
    double[] mean = new double[pxPerS.length];
    for (int cell = 0; cell < mean.length; cell++) {
      mean[cell] = kept * pxPerS[cell] + (1 - kept) * map.getSpeedPxPerS(cell);
    }
    return new MotionHeat(map, mean);
  }

  /** Whether a map is complete and its values are finite. */
  static boolean isSound(MotionMap map) {
    int cells = map.getSpeedPxPerSCount();
    return cells > 0
        && (long) map.getColumns() * map.getRows() == cells
        && map.getRightPxPerSCount() == cells
        && map.getDownPxPerSCount() == cells
        && map.getSpeedPxPerSList().stream().allMatch(Float::isFinite)
        && map.getRightPxPerSList().stream().allMatch(Float::isFinite)
        && map.getDownPxPerSList().stream().allMatch(Float::isFinite);
  }
}
