package io.followspot.vision.region;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaskTest {
  @ParameterizedTest
  @ValueSource(ints = {40, 64, 100, 128, 130})
  void dilateAndErode_anyWidth_areWhatTheirDefinitionSays(int width) {
    Mask mask = random(width, 23);

    Mask dilated = mask.dilate(2, 1);
    Mask eroded = mask.erode(1, 2);

    for (int y = 0; y < 23; y++) {
      for (int x = 0; x < width; x++) {
        assertThat(dilated.get(x, y)).isEqualTo(any(mask, x, y, 2, 1, true));
        assertThat(eroded.get(x, y)).isEqualTo(!any(mask, x, y, 1, 2, false));
      }
    }
  }

  @Test
  void nextSetAndClear_walkTheRuns() {
    Mask mask = new Mask(200, 1);
    for (int x = 60; x < 135; x++) {
      mask.set(x, 0);
    }

    assertThat(mask.nextSet(0, 0)).isEqualTo(60);
    assertThat(mask.nextClear(60, 0)).isEqualTo(135);
    assertThat(mask.nextSet(135, 0)).isEqualTo(200);
    assertThat(mask.count()).isEqualTo(75);
  }

  private static Mask random(int width, int height) {
    Mask mask = new Mask(width, height);
    Random random = new Random(width);
    for (int i = 0; i < width * height; i++) {
      if (random.nextInt(4) == 0) {
        mask.set(i % width, i / width);
      }
    }
    return mask;
  }

  private static boolean any(Mask mask, int x, int y, int reachX, int reachY, boolean value) {
    for (int v = Math.max(0, y - reachY); v <= Math.min(mask.height() - 1, y + reachY); v++) {
      for (int u = Math.max(0, x - reachX); u <= Math.min(mask.width() - 1, x + reachX); u++) {
        if (mask.get(u, v) == value) {
          return true;
        }
      }
    }
    return false;
  }

  @Test
  void setRun_acrossWords_setsAndCountsEachPixel() {
    Mask mask = new Mask(200, 2);

    mask.setRun(1, 60, 130);
    mask.setRun(1, 140, 140);

    assertThat(mask.count()).isEqualTo(70);
    assertThat(mask.get(59, 1)).isFalse();
    assertThat(mask.get(60, 1)).isTrue();
    assertThat(mask.get(129, 1)).isTrue();
    assertThat(mask.get(130, 1)).isFalse();
    assertThat(mask.count(1, -5, 64)).isEqualTo(4);
    assertThat(mask.count(1, 100, 900)).isEqualTo(30);
    assertThat(mask.count(0, 0, 200)).isZero();
  }

  @Test
  void and_twoMasks_keepsWhatBothHave() {
    Mask one = new Mask(70, 1);
    Mask other = new Mask(70, 1);
    one.setRun(0, 10, 66);
    other.setRun(0, 60, 70);

    assertThat(one.and(other).count()).isEqualTo(6);
  }
}
