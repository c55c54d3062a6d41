package io.followspot.vision.detection;

import io.followspot.tracking.geometry.Box;
import io.followspot.vision.region.Blob;
import io.followspot.vision.region.Mask;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Where tracks say a blob holds several objects: people who were followed one by one before they
 * met. Between two tracks' middles the cut falls where the fewest pixels are.
 */
final class HeldCuts {
  /** Part of a track's box that the blob must fill. */
  private static final double FILLED = 0.4;

  /** Tracks nearer than this part of their mean width are one behind the other: no cut. */
  private static final double APART = 0.5;

  /** The cut stays so far from both middles, as a part of their distance. */
  private static final double INNER = 0.25;

  private HeldCuts() {}

  /** Columns, from left to right, before which to cut. */
  static List<Integer> of(Mask mask, Blob blob, List<Box> held) {
    List<Box> inside =
        held.stream()
            .filter(box -> liesIn(mask, blob, box))
            .sorted(Comparator.comparingDouble(HeldCuts::middle))
            .toList();
    List<Integer> cuts = new ArrayList<>();
    if (inside.size() < 2) {
      return cuts;
    }
    int[] profile = ColumnSplitter.profile(mask, blob);
    Box before = inside.get(0);
    for (Box next : inside.subList(1, inside.size())) {
      double apart = middle(next) - middle(before);
      if (apart > APART * (before.widthPx() + next.widthPx()) / 2) {
        int from = (int) Math.ceil(middle(before) + INNER * apart) - blob.left();
        int to = (int) (middle(next) - INNER * apart) - blob.left();
        int cut = lowest(profile, Math.max(1, from), Math.min(profile.length - 2, to));
        if (cut > 0) {
          cuts.add(blob.left() + cut);
        }
        before = next;
      }
    }
    return cuts;
  }

  private static int lowest(int[] profile, int from, int to) {
    int lowest = -1;
    for (int x = from; x <= to; x++) {
      if (lowest < 0 || profile[x] < profile[lowest]) {
        lowest = x;
      }
    }
    return lowest;
  }

  private static double middle(Box box) {
    return box.leftPx() + box.widthPx() / 2;
  }

  private static boolean liesIn(Mask mask, Blob blob, Box box) {
    double middle = middle(box);
    if (middle < blob.left() || middle >= blob.right()) {
      return false;
    }
    int left = (int) Math.max(blob.left(), box.leftPx());
    int right = (int) Math.min(blob.right(), box.rightPx());
    int bottom = (int) Math.min(blob.bottom(), box.bottomPx());
    int set = 0;
    for (int y = (int) Math.max(blob.top(), box.topPx()); y < bottom; y++) {
      for (int x = mask.nextSet(left, y); x < right; x = mask.nextSet(x + 1, y)) {
        set++;
      }
    }
    return set > FILLED * box.areaPx2();
  }
}
