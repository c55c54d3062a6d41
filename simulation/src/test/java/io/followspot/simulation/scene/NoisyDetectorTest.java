package io.followspot.simulation.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.followspot.tracking.geometry.Box;
import io.followspot.tracking.tracker.Detection;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoisyDetectorTest {
  private static final int FRAMES = 2000;

  /** Three separate, fully visible people. */
  private static final Scene APART =
      new Scene(
          new SceneConfig(5, Stage.LOBBY, 640, 360, 15),
          SceneActors.of(List.of(standing(1, 0.2), standing(2, 0.5), standing(3, 0.9))));

  @Test
  void detect_withoutNoise_isTheTruth() {
    NoisyDetector detector = new NoisyDetector(1, DetectorNoise.NONE);
    SceneFrame frame = APART.frame(30);

    assertThat(detector.detect(frame))
        .extracting(Detection::box)
        .containsExactlyInAnyOrderElementsOf(
            frame.objects().stream().map(SceneObject::box).toList());
  }

  @Test
  void detect_again_isTheSame() {
    SceneFrame frame = Scene.street(4).frame(400);
    List<Box> first = boxes(new NoisyDetector(1, DetectorNoise.WEAK), frame);

    assertThat(first).isNotEmpty();
    assertThat(boxes(new NoisyDetector(1, DetectorNoise.WEAK), frame)).isEqualTo(first);
    assertThat(boxes(new NoisyDetector(2, DetectorNoise.WEAK), frame)).isNotEqualTo(first);
  }

  @Test
  void detect_missesAndGhosts_comeAsOftenAsAskedFor() {
    double missed = 3 - mean(new DetectorNoise(0.2, 0, 0, 0, 0, 0));
    double dropped = 3 - mean(new DetectorNoise(0, 0.2, 0, 0, 0, 0));
    double ghosts = mean(new DetectorNoise(0, 0, 0, 0, 0.6, 0)) - 3;
    double doubled = mean(new DetectorNoise(0, 0, 0, 0, 0, 0.1)) - 3;

    assertThat(missed).isCloseTo(3 * 0.2, within(0.06));
    assertThat(dropped).isCloseTo(3 * 0.2, within(0.12));
    assertThat(ghosts).isCloseTo(0.6, within(0.1));
    assertThat(doubled).isCloseTo(3 * 0.1, within(0.05));
  }

  @Test
  void detect_jitter_isAsWideAsAskedFor() {
    NoisyDetector detector = new NoisyDetector(1, new DetectorNoise(0, 0, 0.05, 0, 0, 0));
    double squares = 0;
    for (int n = 0; n < FRAMES; n++) {
      for (Detection detection : detector.detect(APART.frame(n))) {
        Box found = detection.box();
        double error =
            APART.frame(n).objects().stream()
                .mapToDouble(o -> (found.leftPx() - o.box().leftPx()) / o.box().widthPx())
                .reduce((a, b) -> Math.abs(a) < Math.abs(b) ? a : b)
                .orElseThrow();
        squares += error * error;
      }
    }
    assertThat(Math.sqrt(squares / FRAMES / 3)).isCloseTo(0.05, within(0.01));
  }

  @Test
  void detect_neighboursAlwaysMerged_areOneBox() {
    Scene pair =
        new Scene(APART.config(), SceneActors.of(List.of(standing(1, 0.50), standing(2, 0.52))));
    NoisyDetector detector = new NoisyDetector(1, new DetectorNoise(0, 0, 0, 1, 0, 0));
    SceneFrame frame = pair.frame(3);

    List<Box> boxes = boxes(detector, frame);

    assertThat(boxes).hasSize(1);
    for (SceneObject object : frame.objects()) {
      assertThat(boxes.get(0).leftPx()).isLessThanOrEqualTo(object.box().leftPx());
      assertThat(boxes.get(0).rightPx()).isGreaterThanOrEqualTo(object.box().rightPx());
    }
  }

  @Test
  void detect_manyScenes_staysWithinTheFrame() {
    for (int n = 0; n < 500; n++) {
      SceneFrame frame = Scene.street(9).frame(n);
      for (Box box : boxes(new NoisyDetector(n, DetectorNoise.WEAK), frame)) {
        assertThat(box.rightPx()).isPositive();
        assertThat(box.leftPx()).isLessThan(640);
      }
    }
  }

  @Test
  void noise_beyondItsRange_isRefused() {
    assertThatThrownBy(() -> new DetectorNoise(2, 0, 0, 0, 0, 0)).hasMessageContaining("missed 2");
  }

  private static double mean(DetectorNoise noise) {
    NoisyDetector detector = new NoisyDetector(1, noise);
    double sum = 0;
    for (int n = 0; n < FRAMES; n++) {
      sum += detector.detect(APART.frame(n)).size();
    }
    return sum / FRAMES;
  }

  private static List<Box> boxes(NoisyDetector detector, SceneFrame frame) {
    return detector.detect(frame).stream().map(Detection::box).toList();
  }

  private static ActorScript standing(long id, double x) {
    return new ActorScript(
        id,
        ActorScript.PERSON,
        List.of(new Waypoint(0, x, 0.9), new Waypoint(1_000_000_000, x, 0.9)));
  }
}
