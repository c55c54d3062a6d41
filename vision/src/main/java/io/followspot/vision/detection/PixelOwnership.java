package io.followspot.vision.detection;

import io.followspot.vision.region.Components;
import io.followspot.vision.region.Mask;
import io.followspot.vision.region.Piece;
import java.util.ArrayList;
import java.util.List;

/** Assigns pixels to known objects: each to the nearest centre within reach. */
final class PixelOwnership {
  /** Largest distance of a pixel from an object's centre, in sizes, with arms and legs. */
  private static final double REACH = 0.7;

  /** Least width of a joint, as a part of the narrower object's side. */
  private static final double NECK = 0.3;

  private final List<Placement> boxes;
  private final List<Mask> masks = new ArrayList<>();
  private Mask unowned;

  private PixelOwnership(Mask mask, List<Placement> boxes) {
    this.boxes = boxes;
    unowned = new Mask(mask.width(), mask.height());
    boxes.forEach(box -> masks.add(new Mask(mask.width(), mask.height())));
  }

  /** Divides the mask. */
  static PixelOwnership of(Mask mask, List<Placement> boxes) {
    PixelOwnership shares = new PixelOwnership(mask, boxes);
    int[] near = new int[boxes.size()];
    for (int y = 0; y < mask.height(); y++) {
      for (int x = mask.nextSet(0, y); x < mask.width(); x = mask.nextSet(x + 1, y)) {
        int owner = shares.nearest(x, y, shares.near(x, y, near), near);
        (owner < 0 ? shares.unowned : shares.masks.get(owner)).set(x, y);
      }
    }
    return shares;
  }

  /** The pixels of the box with this number. */
  Mask of(int box) {
    return masks.get(box);
  }

  /** The unassigned pixels. */
  Mask unowned() {
    return unowned;
  }

  /**
   * Assigns the rest to objects connected with it by more than a narrow joint: they grew, as
   * objects entering the picture do.
   */
  void grow() {
    if (boxes.isEmpty()) {
      return;
    }
    Mask left = new Mask(unowned.width(), unowned.height());
    for (Piece piece : Components.pieces(unowned, 1)) {
      int owner = joined(piece);
      piece.addTo(owner < 0 ? left : masks.get(owner));
    }
    unowned = left;
  }

  /** The object that the piece is a part of, or -1. */
  private int joined(Piece piece) {
    int owner = -1;
    double most = NECK;
    for (int i = 0; i < boxes.size(); i++) {
      if (boxes.get(i).reaches(piece.blob(), REACH)) {
        double contact = contact(piece, masks.get(i), boxes.get(i));
        if (contact > most) {
          most = contact;
          owner = i;
        }
      }
    }
    return owner;
  }

  /** The length of their common border as a part of the narrower one's side. */
  private static double contact(Piece piece, Mask own, Placement box) {
    int across = 0;
    int down = 0;
    int[] runs = piece.runs();
    for (int i = 0; i < runs.length; i += 3) {
      int y = runs[i];
      int from = runs[i + 1];
      int to = runs[i + 2];
      if (y > 0) {
        across += own.count(y - 1, from, to);
      }
      if (y + 1 < own.height()) {
        across += own.count(y + 1, from, to);
      }
      down += own.count(y, from - 1, from) + own.count(y, to, to + 1);
    }
    double acrossPart = across / (double) Math.min(piece.blob().width(), box.width());
    double downPart = down / (double) Math.min(piece.blob().height(), box.height());
    return Math.max(acrossPart, downPart);
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

  /** One width, the narrowest, for all, so that a wide box does not get pixels of a narrow one. */
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
