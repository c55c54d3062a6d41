package io.followspot.checks.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import io.followspot.checks.system.Filming;
import io.followspot.checks.system.RunningSystem;
import io.followspot.cli.local.LocalSystem;
import io.followspot.kafka.KafkaConnection;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.tracking.scene.Scene;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a person does with the page, done in a real browser against the running system. */
@ExtendWith({RunningSystem.class, Browsing.class})
class PageIT {
  private static final long SEED = 3;

  /** Pauses the picture as soon as somebody is well within it, and tells who. */
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

  private static LiveCamera hall;

  @BeforeAll
  static void film(KafkaConnection kafka) throws InterruptedException {
    CameraRegistration.Builder camera = CameraRegistration.newBuilder().setCameraId("hall");
    camera.getVisionBuilder().setMotionMap("on");
    Filming.register(kafka, camera.build());
    Filming.register(kafka, "past");
    Filming.film(kafka, "past", "sim:lobby?seed=5&seconds=20");
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
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Heat map")).click();
      page.getByLabel("What the heat map shows").selectOption("speed");

      assertThat(page.locator(".heat-key")).containsText("px/s");
      assertThat(page.locator("canvas.heat")).hasCount(1);
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Heat map")).click();
      assertThat(page.locator("canvas.heat")).hasCount(0);
    }
  }

  @Test
  void boxes_lieOnThePeopleInThePicture(Browser browser, LocalSystem system) throws Exception {
    JsonNode frame =
        new Api(system)
            .await("/v1/cameras/hall", camera -> camera.at("/status/frame").has("captured_at"))
            .at("/status/frame");
    long firstUs =
        ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(frame.get("captured_at").asText()))
            - Scene.lobby(SEED).offsetUs(frame.path("sequence").asLong());
    try (Visit visit = Visit.byDesktop(browser, system, ColorScheme.LIGHT)) {
      // This test reads pixels back, which the page itself does not.
      visit.expect(complaint -> complaint.contains("willReadFrequently"));
      Page page = visit.go("cameras/hall");
      assertThat(page.locator("[data-track]").first()).isVisible();
      ShownFrames shown = ShownFrames.watch(page, 8, firstUs);
      // A machine that has much else to do gets more time to show as much.
      for (int i = 0; i < 10 && shown.freshBoxes() < 60; i++) {
        shown = ShownFrames.watch(page, 8, firstUs);
      }

      Scene scene = Scene.lobby(SEED);
      double now = shown.overlapWith(scene, 0);
      double before = shown.overlapWith(scene, -8);
      double after = shown.overlapWith(scene, 8);
      System.out.printf(
          "boxes on people: IoU %.2f; half a second off %.2f and %.2f; %d boxes, %.2f painted%n",
          now, before, after, shown.freshBoxes(), shown.painted());
      assertThat(shown.freshBoxes()).isGreaterThanOrEqualTo(60);
      assertThat(now).isGreaterThan(0.4);
      assertThat(now).isGreaterThan(before + 0.05);
      assertThat(now).isGreaterThan(after + 0.05);
      assertThat(shown.painted()).isGreaterThan(0.7);
    }
  }

  @Test
  void lineAndZone_drawnByMouse_count(Browser browser, LocalSystem system) throws Exception {
    try (Visit visit = Visit.byDesktop(browser, system, ColorScheme.DARK)) {
      Page page = visit.go("cameras/hall");
      assertThat(page.locator(".stage .wait")).isHidden();
      BoundingBox stage = page.locator(".stage").boundingBox();
      page.getByText("Draw line").click();
      move(page, stage, 0.45, 0.98);
      page.mouse().down();
      move(page, stage, 0.45, 0.35);
      page.mouse().up();
      page.getByLabel("Name").fill("Middle");
      page.getByText("Draw zone").click();
      for (double[] corner : new double[][] {{0.5, 0.4}, {0.95, 0.4}, {0.95, 0.98}, {0.5, 0.98}}) {
        move(page, stage, corner[0], corner[1]);
        page.mouse().down();
        page.mouse().up();
      }
      page.keyboard().press("Enter");
      page.getByText("Save", new Page.GetByTextOptions().setExact(true)).click();
      assertThat(page.locator(".toast")).containsText("Saved");

      assertThat(page.locator(".tag.line")).containsText(Pattern.compile("[→←] [1-9]"));
      assertThat(page.locator(".tag.zone")).containsText(Pattern.compile("[1-9]\\d* came"));
      Api api = new Api(system);
      JsonNode counts =
          api.await(
              "/v1/counts?camera=hall",
              it -> crossings(it) > 0 && it.at("/zones/0/entered").asLong() > 0);
      assertThat(counts.at("/lines/0/line_id").asText()).isEqualTo("line-1");
      assertThat(counts.at("/zones/0/zone_id").asText()).isEqualTo("zone-1");
      visit.go("counts?camera=hall");
      assertThat(page.getByLabel("Line Middle").locator("dd").first()).isVisible();
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
      BoundingBox stage = page.locator(".stage").boundingBox();
      double x = number(box.get("left")) + number(box.get("width")) / 2;
      double y = number(box.get("top")) + number(box.get("height")) * 0.3;
      move(page, stage, x, y);
      assertThat(page.locator(".stage.over")).isVisible();
      page.mouse().down();
      page.mouse().up();
      page.waitForURL(Pattern.compile("#/tracks/hall\\.1\\.\\d+$"));
      assertThat(page.locator(".moments")).containsText("Appeared");
    }
  }

  private static long crossings(JsonNode counts) {
    return counts.at("/lines/0/forward").asLong() + counts.at("/lines/0/backward").asLong();
  }

  private static long shownCrossings(Page page) {
    return page.getByLabel("Line Middle").locator("dd").allInnerTexts().stream()
        .mapToLong(Long::parseLong)
        .sum();
  }

  private static void move(Page page, BoundingBox within, double x, double y) {
    page.mouse().move(within.x + within.width * x, within.y + within.height * y);
  }

  @Test
  void line_addedByKeyboardAlone_isRegistered(
      Browser browser, LocalSystem system, KafkaConnection kafka) throws Exception {
    Filming.register(kafka, "keys");
    try (Visit visit = Visit.byDesktop(browser, system, ColorScheme.LIGHT)) {
      Page page = visit.go("cameras/keys");
      tabTo(page, "Draw line");
      page.keyboard().press("Enter");
      assertThat(page.locator(".handle").first()).isFocused();
      page.keyboard().press("Shift+ArrowRight");
      page.keyboard().press("ArrowUp");
      tabTo(page, "Save");
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

  @Test
  void search_findsWhatTheApiFinds(Browser browser, LocalSystem system) throws Exception {
    Api api = new Api(system);
    api.await(
        "/v1/tracks?camera=past&status=ended&min_duration=2", it -> it.path("tracks").size() > 1);
    try (Visit visit = Visit.byDesktop(browser, system, ColorScheme.LIGHT)) {
      Page page = visit.go("tracks?camera=past");
      assertThat(page.locator(".card").first()).isVisible();
      assertShows(page, ids(api.get("/v1/tracks?camera=past&limit=24")));

      page.getByLabel("Status").selectOption("ended");
      page.getByLabel("In view at least (s)").fill("2");
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Search")).click();
      page.waitForURL(Pattern.compile("min_duration=2"));

      List<String> wanted =
          ids(api.get("/v1/tracks?camera=past&status=ended&min_duration=2&limit=24"));
      assertShows(page, wanted);
      assertThat(wanted).isNotEmpty();
      page.locator(".card img").first().scrollIntoViewIfNeeded();
      page.waitForCondition(
          () -> (boolean) page.locator(".card img").first().evaluate("it => it.naturalWidth > 0"));

      page.getByLabel("Track id").fill(wanted.get(0));
      page.keyboard().press("Enter");
      assertThat(page.locator("main h1")).containsText("Object");
    }
  }

  private static void assertShows(Page page, List<String> ids) {
    assertThat(page.locator(".card")).hasCount(ids.size());
    page.waitForCondition(() -> shownIds(page).equals(ids));
  }

  private static List<String> shownIds(Page page) {
    return page.locator(".card").all().stream().map(it -> it.getAttribute("data-track")).toList();
  }

  private static List<String> ids(JsonNode answer) {
    return StreamSupport.stream(answer.path("tracks").spliterator(), false)
        .map(track -> track.path("track_id").asText())
        .toList();
  }

  @Test
  void track_showsItsPictureItsClipAndItsLife(Browser browser, LocalSystem system)
      throws Exception {
    Api api = new Api(system);
    String id =
        api.await(
                "/v1/tracks?camera=past&status=ended&min_duration=3",
                it -> it.path("tracks").size() > 0)
            .at("/tracks/0/track_id")
            .asText();
    JsonNode track = api.get("/v1/tracks/" + id);
    int events = api.get("/v1/tracks/" + id + "/events").path("events").size();
    try (Visit visit = Visit.byDesktop(browser, system, ColorScheme.DARK)) {
      Page page = visit.go("tracks/" + id);
      Locator snapshot = page.locator(".media img");
      page.waitForCondition(() -> (boolean) snapshot.evaluate("it => it.naturalWidth == 640"));
      assertThat(page.locator(".moments li")).hasCount(events);
      assertThat(page.locator(".over .moment")).hasCount(events);
      assertThat(page.locator("path.curve")).hasCount(1);

      Locator slider = page.getByRole(AriaRole.SLIDER);
      slider.focus();
      page.keyboard().press("End");
      assertThat(slider).hasAttribute("aria-valuenow", slider.getAttribute("aria-valuemax"));
      JsonNode last = track.path("path").get(track.path("path").size() - 1);
      assertThat(number(page.locator(".here").getAttribute("cx")))
          .isCloseTo(last.path("x_px").asDouble(), org.assertj.core.data.Offset.offset(1.0));

      page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Clip")).click();
      Locator video = page.locator("video");
      video.waitFor();
      page.waitForCondition(
          () -> (boolean) video.evaluate("it => it.readyState >= 2 && it.currentTime > 0.3"));
      double seconds =
          ChronoUnit.MILLIS.between(
                  Instant.parse(track.path("first_seen").asText()),
                  Instant.parse(track.path("last_seen").asText()))
              / 1e3;
      assertThat(number(video.evaluate("it => it.duration")))
          .isBetween(seconds - 0.2, seconds + 1.2);
      page.waitForCondition(() -> !"0".equals(slider.getAttribute("aria-valuenow")));
    }
  }

  private static double number(Object value) {
    return Double.parseDouble(String.valueOf(value));
  }

  @Test
  void camera_addedInTheDialogue_isPreviewedAsItsPicturesArrive(
      Browser browser, LocalSystem system, KafkaConnection kafka) throws Exception {
    try (Visit visit = Visit.byDesktop(browser, system, ColorScheme.LIGHT)) {
      visit.expect(complaint -> complaint.contains("422") || complaint.contains("400"));
      Page page = visit.go("");
      tabTo(page, "Add camera");
      page.keyboard().press("Enter");
      page.keyboard().type("Back yard, gate");
      assertThat(page.getByLabel("Id")).hasValue("back-yard-gate");
      page.getByLabel("Where its pictures come from").fill("rtsp://root:secret@10.0.0.7/1");
      page.keyboard().press("Enter");
      assertThat(page.locator("dialog .fault")).containsText("credentials");
      assertThat(page.getByLabel("Where its pictures come from"))
          .hasAttribute("aria-invalid", "true");

      page.getByLabel("Where its pictures come from").fill("sim:lobby");
      page.keyboard().press("Enter");
      assertThat(page.locator("dialog h1")).containsText("is added");
      assertThat(page.locator("dialog")).containsText("Waiting for the first picture");
      try (LiveCamera camera = new LiveCamera(kafka, "back-yard-gate", "sim:lobby?seed=9")) {
        assertThat(page.locator("dialog")).containsText("Pictures are coming in");
        page.getByText("Open camera").click();
        assertThat(page.locator("main h1")).containsText("Back yard, gate");
      }
      page.getByText("Remove", new Page.GetByTextOptions().setExact(true)).click();
      page.getByText("Remove camera").click();
      assertThat(page.locator("main h1")).containsText("Live");
      new Api(system).await("/v1/cameras", it -> !it.toString().contains("back-yard-gate"));
    }
  }

  @Test
  void changesThatWereNotSaved_areAskedAboutBeforeLeaving(Browser browser, LocalSystem system) {
    try (Visit visit = Visit.byDesktop(browser, system, ColorScheme.LIGHT)) {
      Page page = visit.go("cameras/past");
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
  void health_showsEveryCamerasLedger(Browser browser, LocalSystem system) throws Exception {
    new Api(system)
        .await("/v1/cameras/past", it -> it.at("/status/ledger/processed").asLong() >= 300);
    try (Visit visit = Visit.byDesktop(browser, system, ColorScheme.DARK)) {
      Page page = visit.go("health");
      Locator ledger = page.getByLabel("Ledger of past");
      List<String> terms = ledger.locator(".sum dd").allInnerTexts();
      JsonNode known = new Api(system).get("/v1/cameras/past").at("/status/ledger");
      assertThat(terms.get(0)).isEqualTo(known.path("received").asText());
      assertThat(terms.get(1)).isEqualTo(known.path("processed").asText());
      assertThat(page.getByLabel("Ledger of hall")).isVisible();
    }
  }

  @Test
  void gatewayThatDoesNotAnswer_isSaidAndTriedAgain(Browser browser, LocalSystem system) {
    try (Visit visit = Visit.byDesktop(browser, system, ColorScheme.LIGHT)) {
      visit.expect(complaint -> complaint.contains("ERR_FAILED"));
      visit.page().route("**/v1/cameras", route -> route.abort());
      Page page = visit.go("counts");
      assertThat(page.locator("main")).containsText("The gateway does not answer");
      page.unroute("**/v1/cameras");
      page.getByText("Try again").click();
      assertThat(page.locator("main h1")).containsText("Counts");
    }
  }

  /** Presses Tab until what has the focus says so: everything can be reached by keyboard. */
  private static void tabTo(Page page, String text) {
    for (int i = 0; i < 60; i++) {
      page.keyboard().press("Tab");
      Object focused = page.evaluate("document.activeElement.textContent.trim()");
      if (text.equals(focused)) {
        return;
      }
    }
    throw new AssertionError("no way by keyboard to " + text);
  }
}
