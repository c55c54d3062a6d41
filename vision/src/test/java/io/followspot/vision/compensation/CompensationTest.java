package io.followspot.vision.compensation;

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
import io.followspot.vision.motion.Plane;
import io.followspot.vision.motion.Texture;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CompensationTest {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 360;
  private static final Scene SHAKEN =
      Scene.endless(new SceneConfig(7, Stage.LOBBY, WIDTH, HEIGHT, 15, 12, 0));

  @ParameterizedTest
  @EnumSource(names = {"AFFINE", "PHASE"})
  void step_shakenScene_findsPeopleAndTellsTheMotion(CompensationMode mode) throws Exception {
    Score score = watch(mode);

    assertThat(score.found()).as("share of people found").isGreaterThan(0.65);
    assertThat(score.precision()).as("share of boxes that are people").isGreaterThan(0.8);
    assertThat(score.motionErrorPx()).as("error of the camera's motion").isLessThan(0.6);
  }

  @Test
  void step_shakenSceneUncompensated_seesWhatIsNotThere() throws Exception {
    assertThat(watch(CompensationMode.OFF).precision()).isLessThan(0.5);
  }

  @ParameterizedTest
  @EnumSource(names = {"AFFINE", "PHASE"})
  void step_pan_keepsTheBackgroundStill(CompensationMode mode) throws Exception {
    // Half a picture's width in all, at 3 pixels a frame.
    assertFollows(mode, frame -> Affine.translation(-3 * frame, 0.5 * frame));
  }

  @Test
  void step_slowTurnAndZoom_keepsTheBackgroundStill() throws Exception {
    assertFollows(
        CompensationMode.AFFINE,
        frame -> {
          double angle = 0.002 * frame;
          double zoom = 1 + 0.001 * frame;
          return Affine.translation(-WIDTH / 2.0, -HEIGHT / 2.0)
              .then(
                  new Affine(
                      zoom * Math.cos(angle),
                      -zoom * Math.sin(angle),
                      0,
                      zoom * Math.sin(angle),
                      zoom * Math.cos(angle),
                      0))
              .then(Affine.translation(WIDTH / 2.0, HEIGHT / 2.0));
        });
  }

  @Test
  void step_jumpBeyondTheGuess_isFoundAgain() throws Exception {
    // A gust: 80 of 640 pixels at once, and back.
    assertFollows(
        CompensationMode.AFFINE, frame -> Affine.translation(frame % 20 == 19 ? 80 : 0, 0));
  }

  /** The camera moves over a texture with a moving square: only the square must be detected. */
  private static void assertFollows(CompensationMode mode, IntFunction<Affine> camera)
      throws Exception {
    Texture texture = new Texture(3, 4);
    CameraVision vision = new CameraVision(VisionConfig.DEFAULT.withCompensation(mode));
    byte[] state = {};
    int hits = 0;
    int others = 0;
    double farthest = 0;
    for (int frame = 0; frame < 100; frame++) {
      Affine map = camera.apply(frame);
      Plane ground = texture.seen(WIDTH, HEIGHT, map, 3);
      int left = 40 + 4 * frame;
      byte[] jpeg =
          Pictures.jpeg(
              WIDTH,
              HEIGHT,
              (x, y) ->
                  x >= left && x < left + 40 && y >= 120 && y < 240
                      ? 0xE02020
                      : 0x010101 * (ground.values()[y * WIDTH + x] & 0xFF));
      VisionStep step = vision.step(jpeg, state, List.of());
      state = step.state();
      if (frame >= 20) {
        Box truth = new Box(left, 120, 40, 120);
        Affine moved = camera.apply(frame - 1).inverse().then(map);
        farthest = Math.max(farthest, apart(step.cameraMotion(), moved));
        long found = step.detections().stream().filter(d -> d.box().iou(truth) > 0.5).count();
        hits += found > 0 ? 1 : 0;
        others += step.detections().size() - (int) found;
      }
    }
    assertThat(farthest).as("error of the motion anywhere, px").isLessThan(0.5);
    assertThat(hits).as("frames of 80 with the square").isGreaterThan(72);
    assertThat(others).as("other boxes in 80 frames").isLessThan(16);
  }

  private static double apart(Affine one, Affine other) {
    double apart = 0;
    for (int x = 0; x <= WIDTH; x += WIDTH) {
      for (int y = 0; y <= HEIGHT; y += HEIGHT) {
        Point p = one.apply(new Point(x, y));
        Point q = other.apply(new Point(x, y));
        apart = Math.max(apart, Math.hypot(p.xPx() - q.xPx(), p.yPx() - q.yPx()));
      }
    }
    return apart;
  }

  private record Score(double found, double precision, double motionErrorPx) {}

  private static Score watch(CompensationMode mode) throws Exception {
    SceneRenderer renderer = new SceneRenderer(SHAKEN);
    CameraVision vision = new CameraVision(VisionConfig.DEFAULT.withCompensation(mode));
    byte[] state = {};
    int seen = 0;
    int found = 0;
    int boxes = 0;
    int right = 0;
    double error = 0;
    for (int frame = 0; frame < 150; frame++) {
      List<SceneObject> objects = SHAKEN.frame(frame).objects();
      List<Box> held =
          SHAKEN.frame(Math.max(0, frame - 1)).objects().stream().map(SceneObject::box).toList();
      VisionStep step = vision.step(renderer.jpeg(frame), state, held);
      state = step.state();
      if (frame < 40) {
        continue;
      }
      error = Math.max(error, apart(step.cameraMotion(), SHAKEN.frame(frame).cameraMotion()));
      boxes += step.detections().size();
      right +=
          (int)
              step.detections().stream()
                  .filter(d -> objects.stream().anyMatch(o -> o.box().iou(d.box()) > 0.3))
                  .count();
      for (SceneObject object : objects) {
        if (object.visibility() > 0.9) {
          seen++;
          found +=
              step.detections().stream().anyMatch(d -> d.box().iou(object.box()) > 0.5) ? 1 : 0;
        }
      }
    }
    return new Score(found / (double) seen, right / (double) boxes, error);
  }
}
