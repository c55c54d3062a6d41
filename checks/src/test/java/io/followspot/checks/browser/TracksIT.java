package io.followspot.checks.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.followspot.checks.system.Filming;
import io.followspot.checks.system.RunningSystem;
import io.followspot.kafka.KafkaConnection;
import io.followspot.launcher.LocalSystem;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Past tracks are found on the page, and one is shown in full. */
@ExtendWith({RunningSystem.class, Browsing.class})
class TracksIT {
  @BeforeAll
  static void film(KafkaConnection kafka) throws InterruptedException {
    Filming.register(kafka, "past");
    Filming.film(kafka, "past", "sim:lobby?seed=5&seconds=20");
  }

  @Test
  void search_findsWhatTheApiFinds(Browser browser, LocalSystem system) throws Exception {
    Api api = new Api(system);
    api.await(
        "/v1/tracks?camera=past&status=ended&min_duration=2", it -> it.path("tracks").size() > 1);
    try (Visit visit = Visit.byDesktop(browser, system, ColorScheme.LIGHT)) {
      Page page = visit.go("tracks?camera=past");
      assertThat(page.locator(".card").first()).isVisible();
      assertThat(page.getByLabel("In view at least (s)")).hasValue("1");
      assertShows(page, ids(api.get("/v1/tracks?camera=past&min_duration=1&limit=24")));

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
      assertThat(shownSpeeds(page)).isNotEmpty();
      List<Double> speeds = speedsOf(track.path("path"));
      assertThat(shownSpeeds(page)).hasSameSizeAs(speeds);
      for (int i = 0; i < speeds.size(); i++) {
        assertThat(shownSpeeds(page).get(i)).as("span %d", i).isCloseTo(speeds.get(i), within(1.0));
      }

      Locator slider = page.getByRole(AriaRole.SLIDER);
      slider.focus();
      page.keyboard().press("End");
      assertThat(slider).hasAttribute("aria-valuenow", slider.getAttribute("aria-valuemax"));
      JsonNode last = track.path("path").get(track.path("path").size() - 1);
      assertThat(number(page.locator(".here").getAttribute("cx")))
          .isCloseTo(last.path("x_px").asDouble(), within(1.0));

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

  /** The values of the curve by its axis: the level of each step. */
  private static List<Double> shownSpeeds(Page page) {
    List<?> levels =
        (List<?>)
            page.evaluate(
                """
                () => {
                  const rules = [...document.querySelectorAll('.slider .rule')];
                  const [zero, top] = [rules[0], rules.at(-1)].map(it => Number(it.getAttribute('y1')));
                  const most = Number.parseFloat(rules.at(-1).nextSibling.textContent);
                  const points = document.querySelector('path.curve').getAttribute('d')
                      .slice(1).split('L').map(it => Number(it.split(' ')[1]));
                  return points.filter((y, i) => i % 2 === 0).map(y => most * (zero - y) / (zero - top));
                }
                """);
    return levels.stream().map(TracksIT::number).toList();
  }

  /** A track's speed between the points of its path, in pixels per second. */
  private static List<Double> speedsOf(JsonNode path) {
    List<Double> speeds = new ArrayList<>();
    for (int i = 1; i < path.size(); i++) {
      JsonNode from = path.get(i - 1);
      JsonNode to = path.get(i);
      double ms = ChronoUnit.MILLIS.between(at(from), at(to));
      double px =
          Math.hypot(
              to.path("x_px").asDouble() - from.path("x_px").asDouble(),
              to.path("y_px").asDouble() - from.path("y_px").asDouble());
      if (ms > 0) {
        speeds.add(px * 1_000 / ms);
      }
    }
    return speeds;
  }

  private static Instant at(JsonNode point) {
    return Instant.parse(point.path("captured_at").asText());
  }

  private static double number(Object value) {
    return Double.parseDouble(String.valueOf(value));
  }
}
