package io.followspot.vision.detection;

import io.followspot.tracking.geometry.Box;
import io.followspot.vision.region.Blob;
import io.followspot.vision.region.Mask;
import java.util.ArrayList;
import java.util.List;

/**
 * Parts people who walk side by side and became one blob: the number of set pixels of each column
 * has a peak for each person and a valley between (after Haritaoglu, Harwood and Davis, "W4", 2000,
 * who use the contour of the heads).
 */
final class ColumnSplitter {
  private final double valley;
  private final int minArea;

  ColumnSplitter(double valley, int minArea) {
    this.valley = valley;
    this.minArea = minArea;
  }

  /**
   * The blob itself, or its parts from left to right.
   *
   * @param held boxes of tracks in analysed pixels: where several share the blob it is cut first
   */
  List<Blob> split(Mask mask, Blob blob, List<Box> held) {
    List<Blob> parts = new ArrayList<>();
    Blob rest = blob;
    for (int cut : HeldCuts.of(mask, blob, held)) {
      Blob left = shrink(mask, rest, rest.left(), cut);
      Blob right = shrink(mask, rest, cut, rest.right());
      if (left.area() >= minArea && right.area() >= minArea) {
        byValleys(mask, left, parts);
        rest = right;
      }
    }
    byValleys(mask, rest, parts);
    return parts;
  }

  private void byValleys(Mask mask, Blob blob, List<Blob> parts) {
    int at = valley > 0 ? deepest(profile(mask, blob), Math.max(3, blob.height() / 6)) : -1;
    if (at < 0) {
      parts.add(blob);
      return;
    }
    Blob left = shrink(mask, blob, blob.left(), blob.left() + at);
    Blob right = shrink(mask, blob, blob.left() + at, blob.right());
    if (left.area() < minArea || right.area() < minArea) {
      parts.add(blob);
      return;
    }
    byValleys(mask, left, parts);
    byValleys(mask, right, parts);
  }

  /** Set pixels of each column, smoothed over three. */
  static int[] profile(Mask mask, Blob blob) {
    int[] counts = new int[blob.width() + 2];
    for (int y = blob.top(); y < blob.bottom(); y++) {
      for (int x = mask.nextSet(blob.left(), y); x < blob.right(); x = mask.nextSet(x + 1, y)) {
        counts[x - blob.left() + 1]++;
      }
    }
    int[] profile = new int[blob.width()];
    for (int i = 0; i < profile.length; i++) {
      profile[i] = counts[i] + counts[i + 1] + counts[i + 2];
    }
    return profile;
  }

  /** The column with the deepest valley at least {@code margin} from the ends, or -1. */
  private int deepest(int[] profile, int margin) {
    int[] peakAfter = new int[profile.length + 1];
    for (int i = profile.length - 1; i >= 0; i--) {
      peakAfter[i] = Math.max(peakAfter[i + 1], profile[i]);
    }
    int at = -1;
    double best = valley;
    int peakBefore = 0;
    for (int i = 0; i < profile.length - margin; i++) {
      if (i >= margin) {
        double depth = profile[i] / (double) Math.max(1, Math.min(peakBefore, peakAfter[i]));
        if (depth < best) {
          best = depth;
          at = i;
        }
      }
      peakBefore = Math.max(peakBefore, profile[i]);
    }
    return at;
  }

  private static Blob shrink(Mask mask, Blob blob, int left, int right) {
    int minX = right;
    int maxX = left;
    int minY = blob.bottom();
    int maxY = blob.top();
    int area = 0;
    for (int y = blob.top(); y < blob.bottom(); y++) {
      for (int x = mask.nextSet(left, y); x < right; x = mask.nextSet(x + 1, y)) {
        minX = Math.min(minX, x);
        maxX = Math.max(maxX, x + 1);
        minY = Math.min(minY, y);
        maxY = y + 1;
        area++;
      }
    }
    return new Blob(minX, minY, Math.max(minX, maxX), Math.max(minY, maxY), area);
  }
}
