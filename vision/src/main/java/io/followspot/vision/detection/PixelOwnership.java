package io.followspot.vision.detection;

import io.followspot.vision.region.Mask;
import java.util.ArrayList;
import java.util.List;

/**
 * Which pixels belong to which known object: each to the one whose middle is nearest, of those it
 * is near enough to.
 */
final class PixelOwnership {
  /** A pixel may lie so far from an object's middle, in sizes: arms and legs stick out. */
  private static final double REACH = 0.7;

  private final List<Placement> boxes;
  private final List<Mask> masks = new ArrayList<>();
  private final Mask rest;

  private PixelOwnership(Mask mask, List<Placement> boxes) {
    this.boxes = boxes;
    rest = new Mask(mask.width(), mask.height());
    boxes.forEach(box -> masks.add(new Mask(mask.width(), mask.height())));
  }

  /** Divides the mask. */
  static PixelOwnership of(Mask mask, List<Placement> boxes) {
    PixelOwnership shares = new PixelOwnership(mask, boxes);
    int[] near = new int[boxes.size()];
    for (int y = 0; y < mask.height(); y++) {
      for (int x = mask.nextSet(0, y); x < mask.width(); x = mask.nextSet(x + 1, y)) {
        int owner = shares.nearest(x, y, shares.near(x, y, near), near);
        (owner < 0 ? shares.rest : shares.masks.get(owner)).set(x, y);
      }
    }
    return shares;
  }

  /** The pixels of the box with this number. */
  Mask of(int box) {
    return masks.get(box);
  }

  /** The pixels that belong to none. */
  Mask rest() {
    return rest;
  }

  private int near(int x, int y, int[] near) {
    int count = 0;
    for (int i = 0; i < near.length; i++) {
      Placement box = boxes.get(i);
      if (box.distance(x, y, box.width()) < REACH) {
        near[count++] = i;
      }
    }
    return count;
  }

  /** A wide box must not take what belongs to a narrow one: the narrowest width is for all. */
  private int nearest(int x, int y, int count, int[] near) {
    int narrowest = Integer.MAX_VALUE;
    for (int i = 0; i < count; i++) {
      narrowest = Math.min(narrowest, boxes.get(near[i]).width());
    }
    int nearest = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < count; i++) {
      double distance = boxes.get(near[i]).distance(x, y, narrowest);
      if (distance < least) {
        least = distance;
        nearest = near[i];
      }
    }
    return nearest;
  }
}
