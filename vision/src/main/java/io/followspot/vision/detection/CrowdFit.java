package io.followspot.vision.detection;

import io.followspot.tracking.geometry.Box;
import io.followspot.vision.region.Mask;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Explains foreground by known objects: each track's box is moved from its predicted position to
 * where, together with the others, it covers the mask best. So people who meet stay separate
 * although their pixels are one blob, and a person divided by a lamp post stays one object.
 *
 * <p>The value of a box is, per pixel, {@code 1} where it alone covers foreground, {@link #SHARED}
 * where others do so too, and {@code -EMPTY} where there is none; minus the square of its shift in
 * sizes. The boxes are moved in turn, the nearest first, which climbs to a maximum of the sum
 * (coordinate ascent, as for the configurations of Zhao and Nevatia, "Tracking multiple humans in
 * complex situations", 2004, who sample them). A box without value beside the others is left out:
 * two tracks cannot share one object.
 */
final class CrowdFit {
  private static final double SHARED = 0.2;
  private static final double EMPTY = 0.6;

  /** A shift by one size costs the value of a full box. */
  private static final double SHIFT = 1;

  /** Search range in widths and heights: the usual error of a pedestrian's prediction. */
  private static final double REACH_X = 0.4;

  private static final double REACH_Y = 0.15;

  /**
   * Least value of an overlapping box as a part of its area, not counting pixels that others cover:
   * below that of a person half hidden by another.
   */
  private static final double LEAST_WORTH = -0.05;

  /** Least part of foreground in a box. */
  private static final double LEAST_FILLED = 0.2;

  /** Covered part of a box from which two boxes count as one object. */
  private static final double SAME_PLACE = 0.95;

  private static final int ROUNDS = 2;

  private final Mask mask;
  private final List<Placement> placed;

  private CrowdFit(Mask mask, List<Placement> expected) {
    this.mask = mask;
    placed = new ArrayList<>(expected);
  }

  /**
   * Fits the boxes.
   *
   * @param expected in analysed pixels
   * @return the visible ones, the lowest first: lower objects are nearer
   */
  static List<Placement> of(Mask mask, List<Box> expected) {
    CrowdFit fit =
        new CrowdFit(
            mask,
            IntStream.range(0, expected.size())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -expected.get(i).bottomPx()))
                .map(i -> Placement.of(expected.get(i), i))
                .toList());
    for (int round = 0; round < ROUNDS; round++) {
      fit.moveAll();
    }
    while (fit.dropWorst()) {
      fit.moveAll();
    }
    return fit.placed.stream().filter(box -> box.filled(mask) > LEAST_FILLED).toList();
  }

  private void moveAll() {
    for (int i = 0; i < placed.size(); i++) {
      placed.set(i, best(placed.get(i), others(i)));
    }
  }

  private Placement best(Placement from, List<Placement> others) {
    int reachX = Math.max(1, (int) Math.round(REACH_X * from.width()));
    int reachY = Math.max(1, (int) Math.round(REACH_Y * from.height()));
    Worth worth = new Worth(from, reachX, reachY, others, SHARED);
    Placement best = from;
    double most = Double.NEGATIVE_INFINITY;
    for (int dy = -reachY; dy <= reachY; dy++) {
      for (int dx = -reachX; dx <= reachX; dx++) {
        double x = dx / (double) from.width();
        double y = dy / (double) from.height();
        double value = worth.of(dx, dy) - SHIFT * from.area() * (x * x + y * y);
        if (value > most) {
          most = value;
          best = from.shifted(dx, dy);
        }
      }
    }
    return best;
  }

  /** Removes the box of least value among overlapping ones; returns whether there was one. */
  private boolean dropWorst() {
    int worst = -1;
    double least = LEAST_WORTH;
    for (int i = 0; i < placed.size(); i++) {
      Placement box = placed.get(i);
      List<Placement> others = others(i);
      if (others.stream().anyMatch(other -> box.coveredBy(other) > 0)) {
        // A box at the place of another one has no pixels of its own.
        double covered = others.stream().mapToDouble(box::coveredBy).max().orElse(0);
        double worth =
            covered > SAME_PLACE ? -EMPTY : new Worth(box, 0, 0, others, 0).of(0, 0) / box.area();
        if (worth < least) {
          least = worth;
          worst = i;
        }
      }
    }
    if (worst >= 0) {
      placed.remove(worst);
    }
    return worst >= 0;
  }

  private List<Placement> others(int except) {
    List<Placement> others = new ArrayList<>(placed);
    others.remove(except);
    return others;
  }

  /** The value of a box at every possible position, by a summed-area table of its surroundings. */
  private final class Worth {
    private final Placement box;
    private final int reachX;
    private final int reachY;
    private final int stride;
    private final double shared;
    private final double[] sums;

    Worth(Placement box, int reachX, int reachY, List<Placement> others, double shared) {
      this.shared = shared;
      this.box = box;
      this.reachX = reachX;
      this.reachY = reachY;
      int height = box.height() + 2 * reachY;
      stride = box.width() + 2 * reachX + 1;
      sums = new double[stride * (height + 1)];
      Placement window =
          new Placement(box.left() - reachX, box.top() - reachY, stride - 1, height, box.number());
      List<Placement> near = others.stream().filter(other -> window.coveredBy(other) > 0).toList();
      for (int y = 0; y < height; y++) {
        double row = 0;
        for (int x = 0; x < stride - 1; x++) {
          row += pixel(window.left() + x, window.top() + y, near);
          int i = (y + 1) * stride + x + 1;
          sums[i] = sums[i - stride] + row;
        }
      }
    }

    double of(int dx, int dy) {
      int left = reachX + dx;
      int top = (reachY + dy) * stride;
      int right = left + box.width();
      int bottom = top + box.height() * stride;
      return sums[bottom + right] - sums[top + right] - sums[bottom + left] + sums[top + left];
    }

    private double pixel(int x, int y, List<Placement> others) {
      if (x < 0 || y < 0 || x >= mask.width() || y >= mask.height()) {
        return 0;
      }
      if (!mask.get(x, y)) {
        return -EMPTY;
      }
      for (Placement other : others) {
        if (other.contains(x, y)) {
          return shared;
        }
      }
      return 1;
    }
  }
}
