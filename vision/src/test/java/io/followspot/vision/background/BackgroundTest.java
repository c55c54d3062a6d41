package io.followspot.vision.background;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.tracking.geometry.Box;
import io.followspot.vision.decode.Geometry;
import io.followspot.vision.decode.Picture;
import io.followspot.vision.region.Blob;
import io.followspot.vision.region.Mask;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackgroundTest {
  private static final Geometry GEOMETRY = new Geometry(160, 120);
  private static final int LEARNED = 40;

  /** A person's place. */
  private static final Box PERSON = new Box(64, 40, 16, 40);

  private final Random noise = new Random(5);
  private final Background background = new Background(BackgroundConfig.DEFAULT, GEOMETRY);

  /** Brightness of a pixel of the scene. */
  private interface Scene {
    double at(int x, int y);
  }

  /** A textured wall, 80 to 160. */
  private static double wall(int x, int y) {
    return 80 + 40 * ((x / 8 + y / 8) % 2) + x / 4.0;
  }

  private static Scene person(Scene behind, double brightness) {
    return (x, y) -> in(x, y) ? brightness + 10 * ((x + y) % 2) : behind.at(x, y);
  }

  /** Who is there in the first frame is no background, and leaves no ghost. */
  @Test
  void foreground_personOfTheFirstFrameWalksOn_isSeenWithoutAGhost() {
    for (int frame = 0; frame < LEARNED; frame++) {
      int shift = 2 * frame;
      Picture picture = picture((x, y) -> in(x - shift, y) ? 30 + 10 * ((x + y) % 2) : wall(x, y));
      Mask mask = background.foreground(picture, List.of());
      background.learn(picture, mask, List.of());
      if (frame >= LEARNED / 2) {
        Box now = new Box(PERSON.leftPx() + shift, PERSON.topPx(), 16, 40);
        assertThat(share(mask, now)).as("seen in frame " + frame).isGreaterThan(0.8);
        assertThat(mask.count())
            .as("pixels in frame " + frame)
            .isLessThan((int) (1.3 * PERSON.areaPx2()));
      }
    }

    assertThat(background.ages().unknown().count()).isLessThan(GEOMETRY.pixels() / 6);
  }

  /** As by automatic exposure, or a shadow or a lamp at the side: the texture is still there. */
  @Test
  void foreground_partOfThePictureIsLitOtherwise_isNotForegroundButWhoIsThereStays() {
    for (double light : new double[] {0.6, 1.35}) {
      learn(BackgroundTest::wall, LEARNED, List.of());

      Mask mask =
          see(person((x, y) -> (x > 50 && x < 120 ? light : 1) * wall(x, y), 30), List.of());

      assertThat(share(mask, PERSON)).as("person at " + light).isGreaterThan(0.8);
      assertThat(mask.count()).as("pixels at " + light).isLessThan(70 * GEOMETRY.heightPx() / 3);
    }
  }

  @Test
  void unknown_firstFrames_isAllAndThenNothing() {
    learn(BackgroundTest::wall, 3, List.of());
    assertThat(background.ages().unknown().count()).isEqualTo(GEOMETRY.pixels());

    learn(BackgroundTest::wall, 20, List.of());
    assertThat(background.ages().unknown().count()).isZero();
  }

  @Test
  void foreground_lightOfTheWholePictureChanges_isNotForeground() {
    learn(BackgroundTest::wall, LEARNED, List.of());

    for (double light : new double[] {1.3, 1.5, 0.7}) {
      Mask mask = see((x, y) -> light * wall(x, y), List.of());
      assertThat(mask.count()).as("pixels at " + light).isLessThan(GEOMETRY.pixels() / 100);
    }
  }

  @Test
  void foreground_lightChangesBehindAnObject_keepsTheObject() {
    learn(BackgroundTest::wall, LEARNED, List.of());

    Mask mask = see(person((x, y) -> 1.4 * wall(x, y), 30), List.of());

    assertThat(share(mask, PERSON)).isGreaterThan(0.8);
    assertThat(mask.count()).isLessThan((int) (1.3 * PERSON.areaPx2()));
  }

  @Test
  void foreground_lampSwitchedOn_becomesNoCrowdAndFollowedOnesStay() {
    Scene lit = (x, y) -> wall(x, y) + 90 * Math.exp(-((x - 80) * (x - 80) + y * y) / 9000.0);
    learn(BackgroundTest::wall, LEARNED, List.of());
    learn(person(BackgroundTest::wall, 30), 5, List.of(PERSON));

    Mask atOnce = see(person(lit, 40), List.of(PERSON));
    Mask later = see(person(lit, 40), List.of(PERSON));

    for (Mask mask : List.of(atOnce, later)) {
      assertThat(share(mask, PERSON)).isGreaterThan(0.7);
      assertThat(mask.count()).isLessThan((int) (1.5 * PERSON.areaPx2()));
    }
  }

  @Test
  void foreground_whoWasThereAtFirstLeaves_leavesNoGhost() {
    learn(person(BackgroundTest::wall, 20), LEARNED, List.of());

    Mask mask = see(BackgroundTest::wall, List.of());

    assertThat(share(mask, PERSON)).isLessThan(0.1);
    assertThat(share(see(person(BackgroundTest::wall, 20), List.of()), PERSON)).isGreaterThan(0.7);
  }

  @Test
  void foreground_stagesSwitchedOff_seeWhatTheyWouldHaveExplained() {
    Background light = new Background(BackgroundConfig.DEFAULT.withLightChanges(false), GEOMETRY);
    learn(light, BackgroundTest::wall, LEARNED, List.of());
    assertThat(see(light, (x, y) -> 1.5 * wall(x, y), List.of()).count())
        .isGreaterThan(GEOMETRY.pixels() / 2);

    Background ghosts = new Background(BackgroundConfig.DEFAULT.withGhostRemoval(false), GEOMETRY);
    learn(ghosts, person(BackgroundTest::wall, 20), LEARNED, List.of());
    assertThat(share(see(ghosts, BackgroundTest::wall, List.of()), PERSON)).isGreaterThan(0.7);
  }

  @Test
  void foreground_contrastAndAbsorption_areAsConfigured() {
    Scene faint = (x, y) -> wall(x, y) + (in(x, y) ? 30 : 0);
    // Brighter with the wall's own texture is a change of light, if light is separated.
    BackgroundConfig noLight = BackgroundConfig.DEFAULT.withShadowRule(false);
    Background sharp = new Background(noLight, GEOMETRY);
    learn(sharp, BackgroundTest::wall, LEARNED, List.of());
    Background blunt = new Background(noLight.withMinContrast(60), GEOMETRY);
    learn(blunt, BackgroundTest::wall, LEARNED, List.of());
    learn(BackgroundTest::wall, LEARNED, List.of());
    assertThat(share(see(sharp, faint, List.of()), PERSON)).isGreaterThan(0.7);
    assertThat(share(see(blunt, faint, List.of()), PERSON)).isLessThan(0.1);

    Background quick = new Background(BackgroundConfig.DEFAULT.withAbsorbFrames(5), GEOMETRY);
    learn(quick, BackgroundTest::wall, LEARNED, List.of());
    learn(quick, person(BackgroundTest::wall, 20), 40, List.of());
    learn(person(BackgroundTest::wall, 20), 40, List.of());
    assertThat(share(see(quick, person(BackgroundTest::wall, 20), List.of()), PERSON))
        .isLessThan(0.1);
    assertThat(share(see(person(BackgroundTest::wall, 20), List.of()), PERSON)).isGreaterThan(0.7);
  }

  @Test
  void foreground_shadow_isToldFromSomethingDarkByItsTexture() {
    learn(BackgroundTest::wall, LEARNED, List.of());
    Scene shadow = (x, y) -> in(x, y) ? 0.75 * wall(x, y) : wall(x, y);

    assertThat(share(see(shadow, List.of()), PERSON)).isLessThan(0.1);
    assertThat(share(see(person(BackgroundTest::wall, 40), List.of()), PERSON)).isGreaterThan(0.7);

    Background without = new Background(BackgroundConfig.DEFAULT.withShadowRule(false), GEOMETRY);
    learn(without, BackgroundTest::wall, LEARNED, List.of());
    assertThat(share(see(without, shadow, List.of()), PERSON)).isGreaterThan(0.7);
  }

  /**
   * A grey object on a grey floor may look like a shadow: who expects some switches the rule off.
   */
  @Test
  void isOnlyLight_evenlyDarker_unlessItIsSwitchedOffOrTheCameraMoves() {
    Scene flat = (x, y) -> 120;
    Scene dark = (x, y) -> in(x, y) ? 80 : 120;

    assertThat(isOnlyLight(BackgroundConfig.DEFAULT, false, flat, dark)).isTrue();
    assertThat(isOnlyLight(BackgroundConfig.DEFAULT.withShadowRule(false), false, flat, dark))
        .isFalse();
    assertThat(isOnlyLight(BackgroundConfig.DEFAULT.withLightChanges(false), false, flat, dark))
        .isFalse();
    assertThat(isOnlyLight(BackgroundConfig.DEFAULT, true, flat, dark)).isFalse();
  }

  private boolean isOnlyLight(BackgroundConfig config, boolean moves, Scene flat, Scene now) {
    Background learned = new Background(config, GEOMETRY, moves);
    learn(learned, flat, LEARNED, List.of());
    Mask person = new Mask(GEOMETRY.widthPx(), GEOMETRY.heightPx());
    for (int y = (int) PERSON.topPx(); y < PERSON.bottomPx(); y++) {
      person.setRun(y, (int) PERSON.leftPx(), (int) PERSON.rightPx());
    }
    return learned.isOnlyLight(picture(now), person, Blob.of(person));
  }

  @Test
  void foreground_standingObject_isAbsorbedUnlessItIsHeld() {
    Scene standing = person(BackgroundTest::wall, 20);
    learn(BackgroundTest::wall, LEARNED, List.of());
    learn(standing, 400, List.of(PERSON));
    assertThat(share(see(standing, List.of(PERSON)), PERSON)).isGreaterThan(0.7);

    learn(standing, 2 * BackgroundConfig.DEFAULT.absorbFrames(), List.of());
    assertThat(share(see(standing, List.of()), PERSON)).isLessThan(0.1);
  }

  @Test
  void learn_dusk_isFollowedThoughEachStepIsFarBelowALevel() {
    learn(BackgroundTest::wall, LEARNED, List.of());
    for (int frame = 0; frame < 600; frame++) {
      double level = 0.05 * frame;
      // Only the left half gets darker: no common factor.
      Scene dusk = (x, y) -> wall(x, y) - (x < 80 ? level : 0);
      Mask mask = see(dusk, List.of());
      background.learn(picture(dusk), mask, List.of());
      if (frame % 100 == 99) {
        assertThat(mask.count()).as("frame " + frame).isLessThan(GEOMETRY.pixels() / 100);
      }
    }
  }

  @Test
  void write_betweenAnyTwoFrames_restoresToTheSameBytes() {
    Background other = new Background(BackgroundConfig.DEFAULT, GEOMETRY);
    for (int frame = 0; frame < 30; frame++) {
      int left = 4 * frame;
      Picture picture =
          picture((x, y) -> x >= left && x < left + 12 && y > 50 && y < 90 ? 20 : wall(x, y));
      background.learn(picture, background.foreground(picture, List.of()), List.of());
      other = restored(other);
      other.learn(picture, other.foreground(picture, List.of()), List.of());

      assertThat(bytes(other)).isEqualTo(bytes(background));
    }
  }

  private static Background restored(Background from) {
    Background to = new Background(BackgroundConfig.DEFAULT, GEOMETRY);
    to.read(ByteBuffer.wrap(bytes(from)));
    return to;
  }

  private static byte[] bytes(Background background) {
    ByteBuffer out = ByteBuffer.allocate(Background.sizeBytes(GEOMETRY));
    background.write(out);
    return out.array();
  }

  private void learn(Scene scene, int frames, List<Box> held) {
    learn(background, scene, frames, held);
  }

  private void learn(Background into, Scene scene, int frames, List<Box> held) {
    for (int frame = 0; frame < frames; frame++) {
      Picture picture = picture(scene);
      into.learn(picture, into.foreground(picture, held), held);
    }
  }

  private Mask see(Scene scene, List<Box> held) {
    return see(background, scene, held);
  }

  private Mask see(Background by, Scene scene, List<Box> held) {
    return by.foreground(picture(scene), held);
  }

  /** With the noise of a camera, about one and a half levels. */
  private Picture picture(Scene scene) {
    byte[] luma = new byte[GEOMETRY.pixels()];
    for (int i = 0; i < luma.length; i++) {
      double value =
          scene.at(i % GEOMETRY.widthPx(), i / GEOMETRY.widthPx()) + 1.5 * noise.nextGaussian();
      luma[i] = (byte) Math.max(0, Math.min(255, Math.round(value)));
    }
    byte[] grey = new byte[GEOMETRY.cells()];
    Arrays.fill(grey, (byte) 128);
    return new Picture(GEOMETRY, luma, grey, grey.clone());
  }

  private static boolean in(int x, int y) {
    return x >= PERSON.leftPx()
        && x < PERSON.rightPx()
        && y >= PERSON.topPx()
        && y < PERSON.bottomPx();
  }

  private static double share(Mask mask, Box box) {
    int set = 0;
    for (int y = (int) box.topPx(); y < box.bottomPx(); y++) {
      for (int x = (int) box.leftPx(); x < box.rightPx(); x++) {
        set += mask.get(x, y) ? 1 : 0;
      }
    }
    return set / box.areaPx2();
  }
}
