package io.followspot.vision.detection;

import io.followspot.vision.region.Blob;
import io.followspot.vision.region.Mask;
import java.util.ArrayList;
import java.util.List;

/**
 * Separates people who walk side by side and form one blob: the number of set pixels of each column
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

  /** The blob itself, or its parts from left to right. */
  List<Blob> split(Mask mask, Blob blob) {
    List<Blob> parts = new ArrayList<>();
    split(mask, blob, parts);
    return parts;
  }

  private void split(Mask mask, Blob blob, List<Blob> parts) {
    int at = valley > 0 ? deepest(profile(mask, blob), Math.max(3, blob.height() / 6)) : -1;
    if (at < 0) {
      parts.add(blob);
      return;
    }
    Blob left = Blob.of(mask, blob.left(), blob.top(), blob.left() + at, blob.bottom());
    Blob right = Blob.of(mask, blob.left() + at, blob.top(), blob.right(), blob.bottom());
    if (!isUpright(left) || !isUpright(right)) {
      parts.add(blob);
      return;
    }
    split(mask, left, parts);
    split(mask, right, parts);
  }

  /**
   * Part of two people side by side is taller than wide; a car's lamps at the picture's edge are
   * not.
   */
  private boolean isUpright(Blob part) {
    return part.area() >= minArea && part.height() >= part.width();
  }

  /** Set pixels of each column, smoothed over three. */
  private static int[] profile(Mask mask, Blob blob) {
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
}
