package io.followspot.vision.background;

import io.followspot.vision.decode.Geometry;
import io.followspot.vision.decode.Picture;
import io.followspot.vision.region.Blob;
import io.followspot.vision.region.Components;
import io.followspot.vision.region.Mask;

/**
 * Finds ghosts: false foreground where an object was when the background was learned and has left
 * since. The outline of a ghost is an edge of the background, that of an object is an edge of the
 * picture (after Cheung and Kamath, "Robust background subtraction with foreground validation",
 * 2005). Only left and right outlines are compared: they suffice, and are given by the mask's runs.
 */
final class GhostDetector {
  /** The background's edges must be stronger than the picture's by this factor. */
  private static final double STRONGER = 2;

  /** Least mean strength of the edges in grey levels, above that of noise. */
  private static final int STRONG = 10;

  private final Geometry geometry;
  private final int minArea;

  GhostDetector(Geometry geometry) {
    this.geometry = geometry;
    minArea = geometry.pixels() / 2000;
  }

  /** Marks the pixels of ghosts. */
  Mask of(Picture picture, BackgroundState state, Mask foreground) {
    Mask ghosts = new Mask(geometry.widthPx(), geometry.heightPx());
    for (Blob blob : Components.of(foreground, minArea)) {
      if (isGhost(picture, state, foreground, blob)) {
        copy(foreground, blob, ghosts);
      }
    }
    return ghosts;
  }

  /**
   * Whether the left or right outline of a blob is an edge of the background but not of the
   * picture: it is the front of an object that has stood there since the background was learned and
   * is just leaving, or the ground that it uncovers.
   */
  boolean isDeparting(Picture picture, BackgroundState state, Mask mask, Blob blob) {
    Sides sides = new Sides();
    for (int y = blob.top(); y < blob.bottom(); y++) {
      int from = mask.nextSet(blob.left(), y);
      if (from < blob.right()) {
        int to = blob.right();
        while (!mask.get(to - 1, y)) {
          to--;
        }
        sides.add(picture.luma(), state.mean, from, to, y);
      }
    }
    return sides.isLearned();
  }

  /** Edges along the left and right outlines, in grey levels. */
  private final class Sides {
    private int nowLeft;
    private int nowRight;
    private int learnedLeft;
    private int learnedRight;
    private int rows;

    void add(byte[] picture, byte[] mean, int from, int to, int y) {
      nowLeft += edge(picture, from, y);
      nowRight += edge(picture, to, y);
      learnedLeft += edge(mean, from, y);
      learnedRight += edge(mean, to, y);
      rows++;
    }

    boolean isLearned() {
      return learnedLeft > STRONGER * nowLeft && learnedLeft > STRONG * rows
          || learnedRight > STRONGER * nowRight && learnedRight > STRONG * rows;
    }
  }

  private boolean isGhost(Picture picture, BackgroundState state, Mask mask, Blob blob) {
    int now = 0;
    int learned = 0;
    int outline = 0;
    for (int y = blob.top(); y < blob.bottom(); y++) {
      int x = mask.nextSet(blob.left(), y);
      while (x < blob.right()) {
        int end = mask.nextClear(x, y);
        now += edge(picture.luma(), x, y) + edge(picture.luma(), end, y);
        learned += edge(state.mean, x, y) + edge(state.mean, end, y);
        outline += 2;
        x = mask.nextSet(end, y);
      }
    }
    return learned > STRONGER * now && learned > STRONG * outline;
  }

  /** Difference across the border before {@code x}, two pixels apart; 0 at the frame's edge. */
  private int edge(byte[] plane, int x, int y) {
    if (x < 2 || x >= geometry.widthPx() - 1) {
      return 0;
    }
    int i = y * geometry.widthPx() + x;
    return Math.abs((plane[i + 1] & 0xFF) - (plane[i - 2] & 0xFF));
  }

  private static void copy(Mask mask, Blob blob, Mask into) {
    for (int y = blob.top(); y < blob.bottom(); y++) {
      for (int x = mask.nextSet(blob.left(), y); x < blob.right(); x = mask.nextSet(x + 1, y)) {
        into.set(x, y);
      }
    }
  }
}
