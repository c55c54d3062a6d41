package io.followspot.vision.background;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.vision.decode.Geometry;
import io.followspot.vision.decode.Picture;
import io.followspot.vision.region.Blob;
import io.followspot.vision.region.Mask;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CoverAgesTest {
  private static final Geometry GEOMETRY = new Geometry(160, 80);
  private final Background background = new Background(BackgroundConfig.DEFAULT, GEOMETRY);

  /** An empty scene, until all of its background is known. */
  @BeforeEach
  void learnTheEmptyScene() {
    for (int frame = 0; frame < 20; frame++) {
      learn(new Mask(160, 80));
    }
  }

  @Test
  void isStill_appearedAndStands_isStillFromTheSecondFrameOn() {
    assertThat(isStill(20)).as("first frame: it may be moving").isFalse();
    for (int frame = 0; frame < 40; frame++) {
      learn(square(20));
      assertThat(isStill(20)).as("after %d frames", frame + 1).isTrue();
    }
  }

  @Test
  void isStill_moves_isNot() {
    for (int speed : new int[] {2, 5, 40}) {
      for (int frame = 0; frame < 12; frame++) {
        learn(square(speed * frame % 120));
      }
      assertThat(isStill(speed * 12 % 120)).as("%d px a frame", speed).isFalse();
    }
  }

  private boolean isStill(int left) {
    Mask mask = square(left);
    return background.ages().isStill(mask, Blob.of(mask));
  }

  private static Mask square(int left) {
    Mask mask = new Mask(160, 80);
    for (int y = 20; y < 50; y++) {
      mask.setRun(y, left, left + 20);
    }
    return mask;
  }

  private void learn(Mask foreground) {
    byte[] grey = new byte[GEOMETRY.pixels()];
    byte[] colour = new byte[GEOMETRY.cells()];
    Arrays.fill(grey, (byte) 100);
    Arrays.fill(colour, (byte) 128);
    background.learn(new Picture(GEOMETRY, grey, colour, colour), foreground, List.of());
  }
}
