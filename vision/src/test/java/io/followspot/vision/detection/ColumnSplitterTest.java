package io.followspot.vision.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.vision.region.Blob;
import io.followspot.vision.region.Components;
import io.followspot.vision.region.Mask;
import org.junit.jupiter.api.Test;

class ColumnSplitterTest {
  @Test
  void split_twoPeopleSideBySide_givesTwo() {
    Mask mask = new Mask(60, 40);
    person(mask, 10);
    person(mask, 19);

    Blob merged = Components.of(mask, 1).get(0);

    assertThat(new ColumnSplitter(0.55, 10).split(mask, merged)).hasSize(2);
    assertThat(new ColumnSplitter(0, 10).split(mask, merged)).hasSize(1);
  }

  /** Two lamps of a car entering the picture are peaks, but not people. */
  @Test
  void split_wideLowParts_leavesThemOne() {
    Mask mask = new Mask(60, 40);
    for (int y = 0; y < 8; y++) {
      mask.setRun(y, 5, y < 3 ? 45 : 20);
      mask.setRun(y, 30, 45);
    }

    Blob car = Components.of(mask, 1).get(0);

    assertThat(new ColumnSplitter(0.55, 10).split(mask, car)).hasSize(1);
  }

  /** Ten pixels across at the shoulders, narrower above and below. */
  private static void person(Mask mask, int left) {
    for (int y = 5; y < 35; y++) {
      int inset = y < 10 ? 3 : y < 14 ? 0 : 2;
      for (int x = left + inset; x < left + 10 - inset; x++) {
        mask.set(x, y);
      }
    }
  }
}
