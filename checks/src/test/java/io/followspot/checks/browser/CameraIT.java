package io.followspot.checks.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import io.followspot.checks.system.Filming;
import io.followspot.checks.system.RunningSystem;
import io.followspot.kafka.KafkaConnection;
import io.followspot.launcher.LocalSystem;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.simulation.scene.Scene;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A user's actions on one camera's page, in a real browser against the running system. */
@ExtendWith({RunningSystem.class, Browsing.class})
class CameraIT {
  private static final long SEED = 3;

  /** Pauses the picture when a person is well within it; returns the track's id. */
  private static final String PAUSE_AT_SOMEBODY =
      """
      () => new Promise(done => {
        const pause = [...document.querySelectorAll('button')].find(it => it.textContent === 'Pause');
        const look = ({ target, detail }) => {
          const track = detail.tracks.find(({ box }) => box.left > 0.05 && box.left + box.width < 0.95);
          if (!track) return;
          target.removeEventListener('shown', look);
          pause.click();
          done({ box: track.box });
        };
        document.querySelector('.stage canvas').addEventListener('shown', look);
      })
      """;

  /**
   * Pauses a picture for 15 seconds of capture time, in which its track goes on and then is over.
   */
  private static final String PAUSE_FOR_LONG =
      """
      async () => {
        const { Player } = await import('/player.js');
        const canvas = document.createElement('canvas');
        const blob = await new Promise(done => canvas.toBlob(done));
        const player = new Player(canvas);
        const shown = new Promise(done => canvas.addEventListener('shown', done));
        const hear = (at, status) => player.hear('position', {
          track_id: 'hall.1.1', status, label: 'person', frame: { captured_at: new Date(at).toISOString() },
          box: { left_px: 100 + at / 100, top_px: 100, width_px: 100, height_px: 200 },
          frame_width_px: 640, frame_height_px: 360,
        });
        hear(0, 'confirmed');
        player.take({ capturedAt: 0, blob });
        player.tick(performance.now() + 1000);
        await shown;
        player.paused = true;
        for (let at = 500; at < 15000; at += 500) {
          hear(at, at < 14000 ? 'confirmed' : 'ended');
          player.take({ capturedAt: at, blob });
          player.tick(performance.now() + 1000);
        }
        player.mark('hall.1.1');
        return [player.shownAt, player.trackAt(0.2, 0.5)?.track_id, player.trackAt(0.2, 0.5)?.box.left];
      }
      """;

  private static LiveCamera hall;

  @BeforeAll
  static void film(KafkaConnection kafka) throws InterruptedException {
    CameraRegistration.Builder camera = CameraRegistration.newBuilder().setCameraId("hall");
    camera.getVisionBuilder().setMotionMap("on");
    Filming.register(kafka, camera.build());
    Filming.register(kafka, "quiet");
    Filming.film(kafka, "quiet", "sim:lobby?seed=5&seconds=15");
    hall = new LiveCamera(kafka, "hall", "sim:lobby?seed=" + SEED);
  }

  @AfterAll
  static void stop() throws InterruptedException {
    hall.close();
  }

  @Test
  void heatMap_showsHowFastThingsMove(Browser browser, LocalSystem system) throws Exception {
    new Api(system).await("/v1/cameras/hall/motion", motion -> motion.has("mean_speed_px_per_s"));
    try (Visit visit = Visit.byDesktop(browser, system, ColorScheme.LIGHT)) {
      Page page = visit.go("cameras/hall");
      List<Route> held = new ArrayList<>();
      page.route("**/heatmap*", held::add);
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Heat map")).click();
      page.getByLabel("What the heat map shows").selectOption("speed");

      assertThat(page.locator(".heat-key")).containsText("px/s");
      // The answer to the previous request arrives late and must be ignored.
      page.waitForResponse("**/heatmap*", held.get(0)::resume).finished();
      page.waitForTimeout(300);
      assertThat(page.locator(".heat-key")).containsText("px/s");
      assertThat(page.locator("canvas.heat")).hasCount(1);
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Heat map")).click();
      assertThat(page.locator("canvas.heat")).hasCount(0);
    }
  }

  @Test
  void boxes_lieOnThePeopleInThePicture(Browser browser, LocalSystem system) throws Exception {
    Scene scene = Scene.lobby(SEED);
    long firstUs = ShownFrames.firstFrameUs(new Api(system), "hall", scene);
    try (Visit visit = Visit.byDesktop(browser, system, ColorScheme.LIGHT)) {
      // This test reads pixels back, which the page itself does not.
      visit.expect(error -> error.contains("willReadFrequently"));
      Page page = visit.go("cameras/hall");
      assertThat(page.locator("[data-track]").first()).isVisible();
      ShownFrames.watch(page, ".stage canvas", firstUs).assertOnPeople(scene);
    }
  }

  @Test
  void lineAndZone_drawnByMouse_count(Browser browser, LocalSystem system) throws Exception {
    try (Visit visit = Visit.byDesktop(browser, system, ColorScheme.DARK)) {
      Page page = visit.go("cameras/hall");
      assertThat(page.locator(".stage .wait")).isHidden();
      Stage stage = Stage.of(page);
      page.getByText("Draw line").click();
      stage.drag(0.45, 0.98, 0.45, 0.35);
      page.getByLabel("Name").fill("Middle");
      // What it would have counted is there before it is saved.
      assertThat(page.locator(".past")).containsText(Pattern.compile("Yesterday 0 forward"));
      page.getByText("Draw zone").click();
      for (double[] corner : new double[][] {{0.5, 0.4}, {0.95, 0.4}, {0.95, 0.98}, {0.5, 0.98}}) {
        stage.click(corner[0], corner[1]);
      }
      page.keyboard().press("Enter");
      page.getByText("Save", new Page.GetByTextOptions().setExact(true)).click();
      assertThat(page.locator(".toast")).containsText("Saved");

      assertThat(page.locator(".tag.line")).containsText(Pattern.compile("[→←] [1-9]"));
      assertThat(page.locator(".tag.zone")).containsText(Pattern.compile("[1-9]\\d* came"));
      Api api = new Api(system);
      JsonNode counts =
          api.await(
              "/v1/counts?camera=hall&min_confidence=0.5",
              it -> crossings(it) > 0 && it.at("/zones/0/entered").asLong() > 0);
      assertThat(counts.at("/lines/0/line_id").asText()).isEqualTo("line-1");
      assertThat(counts.at("/zones/0/zone_id").asText()).isEqualTo("zone-1");
      visit.go("counts?camera=hall");
      assertThat(page.getByLabel("Line Middle").locator("dd:not(.past)").first()).isVisible();
      assertThat(shownCrossings(page)).isGreaterThanOrEqualTo(crossings(counts));

      String crosser =
          api.get("/v1/tracks?camera=hall&zone=line-1").at("/tracks/0/track_id").asText();
      visit.go("tracks/" + crosser);
      assertThat(page.locator(".moments")).containsText("Crossed Middle");
    }
  }

  @Test
  void personInThePicture_clicked_leadsToItsTrack(Browser browser, LocalSystem system) {
    try (Visit visit = Visit.byDesktop(browser, system, ColorScheme.LIGHT)) {
      Page page = visit.go("cameras/hall");
      page.locator("[data-track]").first().waitFor();
      Map<?, ?> track = (Map<?, ?>) page.evaluate(PAUSE_AT_SOMEBODY);
      Map<?, ?> box = (Map<?, ?>) track.get("box");
      Stage stage = Stage.of(page);
      double x = number(box.get("left")) + number(box.get("width")) / 2;
      double y = number(box.get("top")) + number(box.get("height")) * 0.3;
      stage.move(x, y);
      assertThat(page.locator(".stage.over")).isVisible();
      stage.click(x, y);
      page.waitForURL(Pattern.compile("#/tracks/hall\\.1\\.\\d+$"));
      assertThat(page.locator(".moments")).containsText("Appeared");
    }
  }

  @Test
  void pausedPicture_keepsItsTracks_howeverLongItIsPaused(Browser browser, LocalSystem system) {
    try (Visit visit = Visit.byDesktop(browser, system, ColorScheme.LIGHT)) {
      Object kept = visit.go("cameras/hall").evaluate(PAUSE_FOR_LONG);

      assertThat((List<?>) kept).hasToString("[0, hall.1.1, 0.15625]");
    }
  }

  @Test
  void zone_pressedWithAnUnsteadyHand_staysWhereItIs(
      Browser browser, LocalSystem system, KafkaConnection kafka) throws Exception {
    CameraRegistration.Builder camera = CameraRegistration.newBuilder().setCameraId("unsteady");
    camera.addZonesBuilder().setZoneId("square").addPolygonBuilder().setX(0.3).setY(0.3);
    camera.getZonesBuilder(0).addPolygonBuilder().setX(0.7).setY(0.3);
    camera.getZonesBuilder(0).addPolygonBuilder().setX(0.7).setY(0.7);
    camera.getZonesBuilder(0).addPolygonBuilder().setX(0.3).setY(0.7);
    Filming.register(kafka, camera.build());
    try (Visit visit = Visit.byDesktop(browser, system, ColorScheme.LIGHT)) {
      Page page = visit.go("cameras/unsteady");
      assertThat(page.locator("[data-region=square]")).isVisible();
      Stage stage = Stage.of(page);
      Locator save = page.getByText("Save", new Page.GetByTextOptions().setExact(true));

      stage.drag(0.5, 0.5, 0.502, 0.5);
      assertThat(page.locator(".tag.chosen")).containsText("square");
      assertThat(save).isHidden();
      stage.drag(0.5, 0.5, 0.6, 0.5);
      assertThat(save).isVisible();
      page.getByText("Discard").click();
    }
  }

  private static long crossings(JsonNode counts) {
    return counts.at("/lines/0/forward").asLong() + counts.at("/lines/0/backward").asLong();
  }

  private static long shownCrossings(Page page) {
    return page.getByLabel("Line Middle").locator("dd:not(.past)").allInnerTexts().stream()
        .mapToLong(Long::parseLong)
        .sum();
  }

  @Test
  void line_addedByKeyboardAlone_isRegistered(
      Browser browser, LocalSystem system, KafkaConnection kafka) throws Exception {
    Filming.register(kafka, "keys");
    try (Visit visit = Visit.byDesktop(browser, system, ColorScheme.LIGHT)) {
      Page page = visit.go("cameras/keys");
      visit.tabTo("Draw line");
      page.keyboard().press("Enter");
      assertThat(page.locator(".handle").first()).isFocused();
      page.keyboard().press("Shift+ArrowRight");
      page.keyboard().press("ArrowUp");
      visit.tabTo("Save");
      page.keyboard().press("Enter");
      assertThat(page.locator(".toast")).containsText("Saved");

      JsonNode line =
          new Api(system)
              .await("/v1/cameras/keys", camera -> camera.path("lines").size() == 1)
              .at("/lines/0");
      assertThat(line.at("/start/x").asDouble()).isEqualTo(0.55);
      assertThat(line.at("/start/y").asDouble()).isEqualTo(0.84);
      assertThat(line.at("/end/x").asDouble()).isEqualTo(0.5);
    }
  }

  private static double number(Object value) {
    return Double.parseDouble(String.valueOf(value));
  }

  @Test
  void changesThatWereNotSaved_areAskedAboutBeforeLeaving(Browser browser, LocalSystem system) {
    try (Visit visit = Visit.byDesktop(browser, system, ColorScheme.LIGHT)) {
      Page page = visit.go("cameras/quiet");
      page.getByText("Draw zone").focus();
      page.keyboard().press("Enter");
      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Health")).click();
      assertThat(page.locator("dialog")).containsText("not saved");
      page.keyboard().press("Escape");
      assertThat(page.locator(".tag.zone")).containsText("zone-1");
      page.keyboard().press("Control+z");
      assertThat(page.locator(".tag.zone")).hasCount(0);
      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Health")).click();
      assertThat(page.locator("main h1")).containsText("Health");
    }
  }

  @Test
  void drawingOnAPhone_bringsThePictureIntoSight(Browser browser, LocalSystem system) {
    try (Visit visit = Visit.byPhone(browser, system)) {
      Page page = visit.go("cameras/quiet");
      Locator tool = page.getByText("Draw line");
      tool.scrollIntoViewIfNeeded();
      page.evaluate("scrollTo(0, document.body.scrollHeight)");
      tool.click();
      BoundingBox picture = page.locator(".stage").boundingBox();
      assertThat(picture.y).isBetween(58.0, 844.0 - picture.height);
    }
  }

  /** Each cell's opacity, 0 to 255, row by row. */
  private static final String OPACITIES =
      """
      it => [...it.getContext('2d').getImageData(0, 0, it.width, it.height).data]
          .filter((value, i) => i % 4 === 3)
      """;

  @Test
  void heatMap_shinesWhereTracksWere(Browser browser, LocalSystem system) throws Exception {
    JsonNode heat =
        new Api(system)
            .await("/v1/cameras/quiet/heatmap?columns=64", it -> it.path("tracks").asInt() > 0);
    try (Visit visit = Visit.byDesktop(browser, system, ColorScheme.LIGHT)) {
      Page page = visit.go("cameras/quiet");
      page.getByText("Heat map").click();
      assertThat(page.locator(".heat-key")).containsText("tracks spent their time");
      List<?> opacities = (List<?>) page.locator("canvas.heat").evaluate(OPACITIES);
      JsonNode seconds = heat.path("seconds");
      assertThat(opacities).hasSize(seconds.size());
      double most =
          StreamSupport.stream(seconds.spliterator(), false)
              .mapToDouble(JsonNode::asDouble)
              .max()
              .orElseThrow();
      for (int i = 0; i < seconds.size(); i++) {
        double cell = seconds.path(i).asDouble();
        double wanted = cell > 0 ? 50 + 190 * Math.sqrt(cell / most) : 0;
        assertThat(number(opacities.get(i))).as("cell %d", i).isBetween(wanted - 2, wanted + 2);
      }
      page.getByText("Heat map").click();
      assertThat(page.locator("canvas.heat")).hasCount(0);
    }
  }
}
