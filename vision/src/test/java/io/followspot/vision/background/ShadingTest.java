package io.followspot.vision.background;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.vision.decode.Geometry;
import io.followspot.vision.decode.Picture;
import io.followspot.vision.region.Blob;
import io.followspot.vision.region.Components;
import io.followspot.vision.region.Mask;
import java.util.Arrays;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.Test;

/** Flat ground of one brightness: there is no texture that could be compared. */
class ShadingTest {
  private static final Geometry GEOMETRY = new Geometry(160, 120);
  private static final int GROUND = 120;
  private static final int LEAST_CONTRAST = 12;

  @Test
  void isEven_shadowOnFlatGround() {
    assertThat(isEven((x, y) -> in(x, y) ? 70 : GROUND, 128)).isTrue();
  }

  @Test
  void isEven_groundBrighterAfterAChangeOfExposure() {
    assertThat(isEven((x, y) -> in(x, y) ? 150 : GROUND, 128)).isTrue();
  }

  @Test
  void isEven_notAnObjectOfAnotherColour() {
    assertThat(isEven((x, y) -> in(x, y) ? 70 : GROUND, 150)).isFalse();
  }

  @Test
  void isEven_notAnObjectOfDarkAndLightParts() {
    assertThat(isEven((x, y) -> in(x, y) ? y < 60 ? 60 : 95 : GROUND, 128)).isFalse();
  }

  @Test
  void isEven_notWhatIsNearlyBlackOrWhite() {
    assertThat(isEven((x, y) -> in(x, y) ? 20 : GROUND, 128)).isFalse();
    assertThat(isEven((x, y) -> in(x, y) ? 230 : GROUND, 128)).isFalse();
  }

  @Test
  void isGradual_lampOnAndOff() {
    assertThat(isGradual((x, y) -> GROUND + lamp(x, y), (x, y) -> GROUND)).isTrue();
    assertThat(isGradual((x, y) -> GROUND, (x, y) -> GROUND + lamp(x, y))).isTrue();
  }

  @Test
  void isGradual_notAnObject() {
    assertThat(isGradual((x, y) -> in(x, y) ? 60 : GROUND, (x, y) -> GROUND)).isFalse();
  }

  private static boolean isEven(IntBinaryOperator scene, int blueWithin) {
    Picture now = picture(scene, blueWithin);
    Picture before = picture((x, y) -> GROUND, 128);
    Mask mask = foreground(now, before);
    return new Shading(now, before).isEven(mask, Blob.of(mask));
  }

  private static boolean isGradual(IntBinaryOperator scene, IntBinaryOperator ground) {
    Picture now = picture(scene, 128);
    Picture before = picture(ground, 128);
    Mask mask = foreground(now, before);
    Blob blob = Components.of(mask, Shading.leastArea(GEOMETRY)).get(0);
    return new Shading(now, before).isGradual(mask, Shading.inner(mask), blob);
  }

  private static int lamp(int x, int y) {
    return (int) Math.max(0, 60 * (1 - Math.hypot(x - 80, y - 60) / 50));
  }

  private static boolean in(int x, int y) {
    return x >= 60 && x < 84 && y >= 40 && y < 80;
  }

  private static Mask foreground(Picture now, Picture before) {
    Mask mask = new Mask(GEOMETRY.widthPx(), GEOMETRY.heightPx());
    for (int y = 0; y < GEOMETRY.heightPx(); y++) {
      for (int x = 0; x < GEOMETRY.widthPx(); x++) {
        int i = y * GEOMETRY.widthPx() + x;
        if (Math.abs((now.luma()[i] & 0xFF) - (before.luma()[i] & 0xFF)) >= LEAST_CONTRAST) {
          mask.set(x, y);
        }
      }
    }
    return mask;
  }

  private static Picture picture(IntBinaryOperator scene, int blueWithin) {
    byte[] luma = new byte[GEOMETRY.pixels()];
    for (int i = 0; i < luma.length; i++) {
      luma[i] = (byte) scene.applyAsInt(i % GEOMETRY.widthPx(), i / GEOMETRY.widthPx());
    }
    byte[] blue = new byte[GEOMETRY.cells()];
    for (int cell = 0; cell < blue.length; cell++) {
      int x = cell % GEOMETRY.cellsAcross() * Geometry.CELL;
      int y = cell / GEOMETRY.cellsAcross() * Geometry.CELL;
      blue[cell] = (byte) (in(x, y) ? blueWithin : 128);
    }
    byte[] red = new byte[GEOMETRY.cells()];
    Arrays.fill(red, (byte) 128);
    return new Picture(GEOMETRY, luma, blue, red);
  }
}
