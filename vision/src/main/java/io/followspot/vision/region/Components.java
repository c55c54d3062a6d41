package io.followspot.vision.region;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Connected components (8 neighbours) by runs: a row's runs are joined with those of the row above
 * that they touch, in a forest with path halving (He, Chao and Suzuki, "A run-based two-scan
 * labeling algorithm", 2008). The cost follows the number of runs, not of pixels.
 */
public final class Components {
  private int runs;
  private int[] rowOf = new int[256];
  private int[] startOf = new int[256];
  private int[] endOf = new int[256];
  private int[] parent = new int[256];
  private int[] areaOf = {};

  private Components() {}

  /** The components of at least the given number of pixels, in the order of their first pixel. */
  public static List<Blob> of(Mask mask, int minArea) {
    return joined(mask).blobs(minArea);
  }

  /** The same with the pixels of each. */
  public static List<Piece> pieces(Mask mask, int minArea) {
    Components components = joined(mask);
    List<Blob> blobs = components.blobs(minArea);
    int[] numberOf = new int[components.runs];
    Arrays.fill(numberOf, -1);
    int number = 0;
    for (int i = 0; i < components.runs; i++) {
      if (components.parent[i] == i && components.areaOf[i] >= minArea) {
        numberOf[i] = number++;
      }
    }
    int[] lengths = new int[number];
    for (int i = 0; i < components.runs; i++) {
      int of = numberOf[components.find(i)];
      if (of >= 0) {
        lengths[of] += 3;
      }
    }
    List<Piece> pieces = new ArrayList<>(number);
    for (int of = 0; of < number; of++) {
      pieces.add(new Piece(blobs.get(of), new int[lengths[of]]));
    }
    Arrays.fill(lengths, 0);
    for (int i = 0; i < components.runs; i++) {
      int of = numberOf[components.find(i)];
      if (of >= 0) {
        int[] runs = pieces.get(of).runs();
        runs[lengths[of]++] = components.rowOf[i];
        runs[lengths[of]++] = components.startOf[i];
        runs[lengths[of]++] = components.endOf[i];
      }
    }
    return pieces;
  }

  private static Components joined(Mask mask) {
    Components components = new Components();
    int above = 0;
    for (int y = 0; y < mask.height(); y++) {
      int first = components.runs;
      components.addRow(mask, y);
      components.join(above, first);
      above = first;
    }
    return components;
  }

  private void addRow(Mask mask, int y) {
    int x = mask.nextSet(0, y);
    while (x < mask.width()) {
      int end = mask.nextClear(x, y);
      if (runs == rowOf.length) {
        grow();
      }
      rowOf[runs] = y;
      startOf[runs] = x;
      endOf[runs] = end;
      parent[runs] = runs;
      runs++;
      x = mask.nextSet(end, y);
    }
  }

  private void join(int above, int first) {
    int upper = above;
    for (int lower = first; lower < runs; lower++) {
      while (upper < first && endOf[upper] < startOf[lower]) {
        upper++;
      }
      for (int i = upper; i < first && startOf[i] <= endOf[lower]; i++) {
        union(i, lower);
      }
    }
  }

  private void union(int a, int b) {
    int rootA = find(a);
    int rootB = find(b);
    // The earlier run stays the root: components come in the order of their first pixel.
    parent[Math.max(rootA, rootB)] = Math.min(rootA, rootB);
  }

  private int find(int run) {
    int at = run;
    while (parent[at] != at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }

  private List<Blob> blobs(int minArea) {
    int[] left = new int[runs];
    int[] right = new int[runs];
    int[] bottom = new int[runs];
    int[] area = new int[runs];
    areaOf = area;
    Arrays.fill(left, Integer.MAX_VALUE);
    for (int i = 0; i < runs; i++) {
      int root = find(i);
      left[root] = Math.min(left[root], startOf[i]);
      right[root] = Math.max(right[root], endOf[i]);
      bottom[root] = rowOf[i] + 1;
      area[root] += endOf[i] - startOf[i];
    }
    List<Blob> blobs = new ArrayList<>();
    for (int i = 0; i < runs; i++) {
      if (parent[i] == i && area[i] >= minArea) {
        blobs.add(new Blob(left[i], rowOf[i], right[i], bottom[i], area[i]));
      }
    }
    return blobs;
  }

  private void grow() {
    int size = rowOf.length * 2;
    rowOf = Arrays.copyOf(rowOf, size);
    startOf = Arrays.copyOf(startOf, size);
    endOf = Arrays.copyOf(endOf, size);
    parent = Arrays.copyOf(parent, size);
  }
}
