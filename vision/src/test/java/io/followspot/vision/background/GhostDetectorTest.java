package io.followspot.vision.background;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.vision.decode.Geometry;
import io.followspot.vision.decode.Picture;
import io.followspot.vision.region.Blob;
import io.followspot.vision.region.Mask;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Someone of 20 pixels' width who stood there when the background was learned. */
class GhostDetectorTest {
  private static final Geometry GEOMETRY = new Geometry(160, 120);
  private static final int STOOD_AT = 60;
  private static final int WIDTH = 20;

  private final GhostDetector detector = new GhostDetector(GEOMETRY);
  private final BackgroundState learned = new BackgroundState(GEOMETRY);

  GhostDetectorTest() {
    System.arraycopy(personAt(STOOD_AT).luma(), 0, learned.mean, 0, GEOMETRY.pixels());
  }

  @Test
  void isDeparting_firstSteps_frontAndUncoveredGroundAre() {
    Picture now = personAt(STOOD_AT + 6);

    assertThat(isDeparting(now, STOOD_AT + WIDTH, STOOD_AT + WIDTH + 6)).as("front").isTrue();
    assertThat(isDeparting(now, STOOD_AT, STOOD_AT + 6)).as("uncovered ground").isTrue();
  }

  @Test
  void isDeparting_whoIsGone_isNotButTheGhostIs() {
    Picture now = personAt(STOOD_AT + 40);

    assertThat(isDeparting(now, STOOD_AT + 40, STOOD_AT + 40 + WIDTH)).isFalse();
    assertThat(isDeparting(now, STOOD_AT, STOOD_AT + WIDTH)).isTrue();
  }

  private boolean isDeparting(Picture now, int left, int right) {
    Mask mask = new Mask(GEOMETRY.widthPx(), GEOMETRY.heightPx());
    for (int y = 30; y < 90; y++) {
      mask.setRun(y, left, right);
    }
    return detector.isDeparting(now, learned, mask, Blob.of(mask));
  }

  private static Picture personAt(int left) {
    byte[] luma = new byte[GEOMETRY.pixels()];
    for (int i = 0; i < luma.length; i++) {
      int x = i % GEOMETRY.widthPx();
      int y = i / GEOMETRY.widthPx();
      boolean person = x >= left && x < left + WIDTH && y >= 30 && y < 90;
      luma[i] = (byte) (person ? 50 : 120);
    }
    byte[] grey = new byte[GEOMETRY.cells()];
    Arrays.fill(grey, (byte) 128);
    return new Picture(GEOMETRY, luma, grey, grey.clone());
  }
}
