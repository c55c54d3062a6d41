package io.followspot.vision.processed;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.simulation.scene.Scene;
import io.followspot.simulation.scene.SceneConfig;
import io.followspot.simulation.scene.SceneObject;
import io.followspot.simulation.scene.SceneRenderer;
import io.followspot.simulation.scene.Stage;
import io.followspot.tracking.geometry.Affine;
import io.followspot.tracking.geometry.Box;
import io.followspot.tracking.geometry.Point;
import io.followspot.vision.CameraVision;
import io.followspot.vision.Pictures;
import io.followspot.vision.VisionConfig;
import io.followspot.vision.VisionStep;
import io.followspot.vision.compensation.CompensationMode;
import io.followspot.vision.decode.DecodeConfig;
import io.followspot.vision.decode.FrameDecoder;
import io.followspot.vision.decode.Geometry;
import io.followspot.vision.decode.JpegHeader;
import io.followspot.vision.motion.Plane;
import io.followspot.vision.motion.Texture;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ProcessedPictureTest {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 360;
  private static final Geometry SIZE = new Geometry(320, 180);

  @ParameterizedTest
  @CsvSource({"4, 2, -0.3", "8, 5, 2", "24, 10, 4"})
  void get_noisyScene_hasLessNoiseAndDoesNotSmearPeople(
      int noise, double gainDb, double peopleGainDb) throws Exception {
    Scene scene = Scene.endless(new SceneConfig(7, Stage.LOBBY, WIDTH, HEIGHT, 15));
    SceneRenderer renderer = new SceneRenderer(scene);
    CameraVision vision = new CameraVision(VisionConfig.DEFAULT);
    SplittableRandom dice = new SplittableRandom(5);
    byte[] state = {};
    Errors all = new Errors();
    Errors people = new Errors();
    for (int frame = 0; frame < 150; frame++) {
      byte[] clean = renderer.jpeg(frame);
      byte[] noisy = noisy(clean, noise, dice);
      VisionStep step = vision.step(noisy, state, boxes(scene, Math.max(0, frame - 1)));
      state = step.state();
      if (frame < 70 || frame % 4 != 0) {
        continue;
      }
      byte[] truth = luma(clean);
      byte[] plain = luma(noisy);
      byte[] processed = luma(step.processed().get().jpeg());
      List<Box> boxes = boxes(scene, frame);
      all.add(truth, plain, processed, i -> true);
      people.add(truth, plain, processed, i -> boxes.stream().anyMatch(b -> holds(b, i)));
    }

    assertThat(all.gainDb()).as("gain over the plain frame, dB").isGreaterThan(gainDb);
    assertThat(people.gainDb()).as("gain where people are, dB").isGreaterThan(peopleGainDb);
  }

  @Test
  void get_shakenScene_standsStill() throws Exception {
    Texture texture = new Texture(3, 4);
    CameraVision vision =
        new CameraVision(VisionConfig.DEFAULT.withCompensation(CompensationMode.AFFINE));
    SplittableRandom dice = new SplittableRandom(9);
    byte[] state = {};
    byte[] lastPlain = {};
    byte[] lastProcessed = {};
    double plainChange = 0;
    double processedChange = 0;
    double apart = 0;
    double offX = 0;
    for (int frame = 0; frame < 60; frame++) {
      Affine shake = Affine.translation(dice.nextDouble() * 10 - 5, dice.nextDouble() * 10 - 5);
      Plane ground = texture.seen(WIDTH, HEIGHT, shake, 3);
      byte[] jpeg =
          Pictures.jpeg(
              WIDTH, HEIGHT, (x, y) -> 0x010101 * (ground.values()[y * WIDTH + x] & 0xFF));
      VisionStep step = vision.step(jpeg, state, List.of());
      state = step.state();
      ProcessedPicture picture = step.processed().get();
      byte[] plain = luma(jpeg);
      byte[] processed = luma(picture.jpeg());
      if (frame >= 30) {
        plainChange += change(lastPlain, plain);
        processedChange += change(lastProcessed, processed);
        apart = Math.max(apart, Math.abs(offX(picture, shake) - offX));
      }
      offX = offX(picture, shake);
      lastPlain = plain;
      lastProcessed = processed;
    }

    assertThat(processedChange).as("change of what stands still").isLessThan(plainChange / 8);
    assertThat(apart).as("error of the map back to the frame, px").isLessThan(0.5);
  }

  /**
   * A filter that blurs what it aligns would pass for one that has less noise: hence the truth is
   * the clean frame, drawn where the processed picture has it. So is the plain frame, which costs
   * it some of its noise.
   */
  @ParameterizedTest
  @EnumSource(
      value = CompensationMode.class,
      names = {"AFFINE", "PHASE"})
  void get_noisyShakenScene_isCloserToTheCleanFrameThanThePlainOne(CompensationMode mode)
      throws Exception {
    Texture texture = new Texture(3, 4);
    CameraVision vision = new CameraVision(VisionConfig.DEFAULT.withCompensation(mode));
    SplittableRandom dice = new SplittableRandom(9);
    byte[] state = {};
    Errors errors = new Errors();
    for (int frame = 0; frame < 80; frame++) {
      Affine shake = Affine.translation(dice.nextDouble() * 10 - 5, dice.nextDouble() * 10 - 5);
      Plane ground = texture.seen(WIDTH, HEIGHT, shake, 3);
      byte[] clean =
          Pictures.jpeg(
              WIDTH, HEIGHT, (x, y) -> 0x010101 * (ground.values()[y * WIDTH + x] & 0xFF));
      byte[] noisy = noisy(clean, 12, dice);
      VisionStep step = vision.step(noisy, state, List.of());
      state = step.state();
      if (frame >= 40) {
        ProcessedPicture picture = step.processed().get();
        errors.add(
            drawn(luma(clean), picture.toFrame()),
            drawn(luma(noisy), picture.toFrame()),
            luma(picture.jpeg()),
            ProcessedPictureTest::isInside);
      }
    }

    assertThat(errors.gainDb()).as("gain over the plain frame, dB").isGreaterThan(2);
  }

  /** A rim that a shaking camera does not always show is left out. */
  private static boolean isInside(int i) {
    int x = i % SIZE.widthPx();
    int y = i / SIZE.widthPx();
    return x > 8 && x < SIZE.widthPx() - 8 && y > 8 && y < SIZE.heightPx() - 8;
  }

  /** A frame's brightness where a processed picture has it, between its pixels. */
  private static byte[] drawn(byte[] luma, Affine toFrame) {
    byte[] drawn = new byte[luma.length];
    for (int i = 0; i < luma.length; i++) {
      if (!isInside(i)) {
        continue;
      }
      Point at = toFrame.apply(new Point(i % SIZE.widthPx() + 0.5, i / SIZE.widthPx() + 0.5));
      double x = at.xPx() * SIZE.widthPx() / WIDTH - 0.5;
      double y = at.yPx() * SIZE.heightPx() / HEIGHT - 0.5;
      int j = (int) y * SIZE.widthPx() + (int) x;
      double u = x - (int) x;
      double v = y - (int) y;
      double upper = (1 - u) * (luma[j] & 0xFF) + u * (luma[j + 1] & 0xFF);
      int below = j + SIZE.widthPx();
      double lower = (1 - u) * (luma[below] & 0xFF) + u * (luma[below + 1] & 0xFF);
      drawn[i] = (byte) Math.round((1 - v) * upper + v * lower);
    }
    return drawn;
  }

  /** Where the background's point is that the processed picture has in its middle. */
  private static double offX(ProcessedPicture picture, Affine shake) {
    Point inFrame =
        picture.toFrame().apply(new Point(picture.widthPx() / 2.0, picture.heightPx() / 2.0));
    return shake.inverse().apply(inFrame).xPx();
  }

  @Test
  void get_again_givesTheSameBytes() throws Exception {
    byte[] jpeg = new SceneRenderer(Scene.lobby(3)).jpeg(0);
    CameraVision vision = new CameraVision(VisionConfig.DEFAULT);
    byte[] state = vision.step(jpeg, new byte[0], List.of()).state();

    ProcessedPicture one = vision.step(jpeg, state, List.of()).processed().get();
    VisionStep other = new CameraVision(VisionConfig.DEFAULT).step(jpeg, state, List.of());

    assertThat(other.processed().get().jpeg()).isEqualTo(one.jpeg());
    assertThat(other.processed().get().jpeg()).isEqualTo(one.jpeg());
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(one.jpeg()));
    assertThat(image.getWidth()).isEqualTo(one.widthPx());
    assertThat(image.getHeight()).isEqualTo(one.heightPx());
  }

  private static List<Box> boxes(Scene scene, int frame) {
    return scene.frame(frame).objects().stream().map(SceneObject::box).toList();
  }

  private static boolean holds(Box box, int i) {
    double x = i % SIZE.widthPx() * 2 + 1;
    double y = i / SIZE.widthPx() * 2 + 1;
    return x > box.leftPx() && x < box.rightPx() && y > box.topPx() && y < box.bottomPx();
  }

  private static byte[] noisy(byte[] jpeg, double deviation, SplittableRandom dice)
      throws Exception {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(jpeg));
    return Pictures.jpeg(
        WIDTH,
        HEIGHT,
        (x, y) -> {
          int rgb = image.getRGB(x, y);
          int n = (int) Math.round(deviation * dice.nextGaussian());
          return clip((rgb >> 16 & 0xFF) + n) << 16
              | clip((rgb >> 8 & 0xFF) + n) << 8
              | clip((rgb & 0xFF) + n);
        });
  }

  private static int clip(int value) {
    return Math.max(0, Math.min(255, value));
  }

  /** Brightness at the analysed size. */
  private static byte[] luma(byte[] jpeg) throws Exception {
    JpegHeader header = JpegHeader.parse(jpeg, DecodeConfig.DEFAULT.limits());
    return new FrameDecoder().decode(jpeg, header, SIZE).luma();
  }

  /** Mean absolute difference in grey levels, but for a rim. */
  private static double change(byte[] one, byte[] other) {
    long sum = 0;
    int count = 0;
    for (int y = 8; y < SIZE.heightPx() - 8; y++) {
      for (int i = y * SIZE.widthPx() + 8; i < (y + 1) * SIZE.widthPx() - 8; i++) {
        sum += Math.abs((one[i] & 0xFF) - (other[i] & 0xFF));
        count++;
      }
    }
    return sum / (double) count;
  }

  /** Squared errors of the plain and the processed frame. */
  private static final class Errors {
    private double plain;
    private double processed;

    void add(byte[] truth, byte[] plainLuma, byte[] processedLuma, IntPredicate counted) {
      for (int i = 0; i < truth.length; i++) {
        if (counted.test(i)) {
          plain += squared(truth[i], plainLuma[i]);
          processed += squared(truth[i], processedLuma[i]);
        }
      }
    }

    private static double squared(byte one, byte other) {
      double difference = (one & 0xFF) - (other & 0xFF);
      return difference * difference;
    }

    /** The peak signal cancels out. */
    double gainDb() {
      return 10 * Math.log10(plain / processed);
    }
  }
}
