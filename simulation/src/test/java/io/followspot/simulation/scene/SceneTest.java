package io.followspot.simulation.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class SceneTest {
  private static final SceneConfig SMALL = new SceneConfig(7, Stage.LOBBY, 160, 120, 10);

  @Test
  void frame_inAnyOrder_isTheSame() {
    Scene forward = Scene.street(3);
    Scene random = Scene.street(3);
    SceneFrame late = random.frame(5_000_000);

    for (int n = 0; n < 200; n++) {
      assertThat(forward.frame(n)).isEqualTo(Scene.street(3).frame(n));
    }
    assertThat(forward.frame(5_000_000)).isEqualTo(late);
    assertThat(late.objects()).isNotEmpty();
  }

  @Test
  void frame_anotherSeed_isAnotherScene() {
    assertThat(Scene.lobby(1).frame(300)).isNotEqualTo(Scene.lobby(2).frame(300));
  }

  @Test
  void endless_manyFrames_moveSmoothlyUnderOneId() {
    for (Scene scene : List.of(Scene.lobby(11), Scene.street(12))) {
      Map<Long, SceneObject> before = new HashMap<>();
      int seen = 0;
      for (int n = 0; n < 1500; n++) {
        Map<Long, SceneObject> now = new HashMap<>();
        for (SceneObject object : scene.frame(n).objects()) {
          assertThat(now.put(object.id(), object)).isNull();
          SceneObject last = before.get(object.id());
          if (last != null) {
            double step = object.box().anchor().distancePx(last.box().anchor());
            assertThat(step).isLessThan(0.5 * object.box().heightPx());
          }
        }
        seen += now.size();
        before = now;
      }
      assertThat(seen).isGreaterThan(1500);
    }
  }

  @Test
  void frame_behindAnother_isHidden() {
    ActorScript far = new ActorScript(1, ActorScript.PERSON, List.of(new Waypoint(0, 0.5, 0.78)));
    ActorScript near = new ActorScript(2, ActorScript.PERSON, List.of(new Waypoint(0, 0.5, 0.80)));

    List<SceneObject> objects =
        new Scene(SMALL, SceneActors.of(List.of(far, near))).frame(0).objects();

    assertThat(objects.get(0).visibility()).isLessThan(0.4);
    assertThat(objects.get(1).visibility()).isEqualTo(1);
  }

  @Test
  void frame_leavesAndComesBack_keepsItsId() {
    ActorScript script =
        new ActorScript(
            4,
            ActorScript.PERSON,
            List.of(
                new Waypoint(0, 0.5, 0.8),
                new Waypoint(1_000_000, -0.5, 0.8),
                new Waypoint(2_000_000, 0.5, 0.8)));
    Scene scene = new Scene(SMALL, SceneActors.of(List.of(script)));

    assertThat(scene.frame(0).objects()).extracting(SceneObject::id).containsExactly(4L);
    assertThat(scene.frame(10).objects()).isEmpty();
    assertThat(scene.frame(20).objects()).extracting(SceneObject::id).containsExactly(4L);
    assertThat(scene.frame(21).objects()).isEmpty();
  }

  @Test
  void frame_shaken_tellsTheCamerasMotion() {
    ActorScript still =
        new ActorScript(
            1,
            ActorScript.PERSON,
            List.of(new Waypoint(0, 0.5, 0.8), new Waypoint(9_000_000, 0.5, 0.8)));
    Scene scene =
        new Scene(
            new SceneConfig(7, Stage.LOBBY, 160, 120, 10, 6, 0), SceneActors.of(List.of(still)));
    double moved = 0;
    for (int n = 1; n < 80; n++) {
      SceneFrame before = scene.frame(n - 1);
      SceneFrame now = scene.frame(n);
      assertThat(
              now.cameraMotion()
                  .apply(before.objects().get(0).box().anchor())
                  .distancePx(now.objects().get(0).box().anchor()))
          .isLessThan(1e-9);
      moved += Math.abs(now.cameraMotion().tx());
    }
    assertThat(moved).isGreaterThan(20);
  }

  @Test
  void frame_belowZero_isRefused() {
    assertThatThrownBy(() -> Scene.lobby(1).frame(-1)).hasMessageContaining("-1");
  }

  @Test
  void script_outOfOrder_isRefused() {
    List<Waypoint> wrong = List.of(new Waypoint(5, 0, 0), new Waypoint(5, 1, 0));

    assertThatThrownBy(() -> new ActorScript(3, ActorScript.PERSON, wrong))
        .hasMessageContaining("actor 3");
  }

  @Test
  void jpeg_sameFrame_sameBytesWhateverCameBefore() {
    SceneRenderer one = new SceneRenderer(Scene.endless(SMALL));
    SceneRenderer other = new SceneRenderer(Scene.endless(SMALL));
    byte[] first = one.jpeg(60);
    other.jpeg(3);
    other.jpeg(200);

    assertThat(other.jpeg(60)).isEqualTo(first);
    assertThat(one.jpeg(61)).isNotEqualTo(first);
  }

  @Test
  void jpeg_withPerson_differsFromEmptyStageInsideItsBoxOnly() throws IOException {
    ActorScript script = new ActorScript(1, ActorScript.PERSON, List.of(new Waypoint(0, 0.5, 0.9)));
    Scene scene = new Scene(SMALL, SceneActors.of(List.of(script)));
    SceneObject person = scene.frame(0).objects().get(0);
    BufferedImage with = read(new SceneRenderer(scene).jpeg(0));
    BufferedImage without =
        read(new SceneRenderer(new Scene(SMALL, SceneActors.of(List.of()))).jpeg(0));

    assertThat(with.getWidth()).isEqualTo(160);
    assertThat(with.getHeight()).isEqualTo(120);
    double inside = difference(with, without, person, true);
    double outside = difference(with, without, person, false);
    assertThat(inside).isGreaterThan(20);
    assertThat(outside).isLessThan(2);
  }

  /** Mean difference in green, inside or outside a box that leaves room for the shadow. */
  private static double difference(
      BufferedImage a, BufferedImage b, SceneObject object, boolean inside) {
    double sum = 0;
    int count = 0;
    for (int y = 0; y < a.getHeight(); y++) {
      for (int x = 0; x < a.getWidth(); x++) {
        double middle = object.box().anchor().xPx();
        boolean within =
            Math.abs(x - middle) < (inside ? 0.3 : 1) * object.box().widthPx()
                && y > object.box().topPx() - 4
                && y < object.box().bottomPx() + (inside ? 0 : 12);
        if (within == inside) {
          sum += Math.abs((a.getRGB(x, y) >> 8 & 255) - (b.getRGB(x, y) >> 8 & 255));
          count++;
        }
      }
    }
    return sum / count;
  }

  private static BufferedImage read(byte[] jpeg) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(jpeg));
  }
}
