package io.followspot.checks.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.followspot.checks.system.Filming;
import io.followspot.checks.system.Lives;
import io.followspot.checks.system.RunningSystem;
import io.followspot.kafka.KafkaConnection;
import io.followspot.launcher.LocalSystem;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.Line;
import io.followspot.protos.v1.RelativePoint;
import io.followspot.protos.v1.Zone;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The page counts what the API counts. */
@ExtendWith({RunningSystem.class, Browsing.class})
class CountsIT {
  private static JsonNode counts;

  @BeforeAll
  static void film(KafkaConnection kafka, LocalSystem system) throws Exception {
    Filming.register(
        kafka,
        CameraRegistration.newBuilder()
            .setCameraId("counted")
            .addLines(
                Line.newBuilder().setLineId("middle").setStart(at(0.5, 1)).setEnd(at(0.5, 0.3)))
            .addZones(zone("west", 0, 0.5))
            .addZones(zone("east", 0.5, 1))
            .build());
    Filming.film(kafka, "counted", "sim:lobby?seed=5&seconds=40");
    int tracks = Lives.onceOver(kafka, "counted").tracks().size();
    counts =
        new Api(system)
            .await(
                "/v1/counts?camera=counted&min_confidence=0.5",
                it -> sum(it.path("tracks")) == tracks && it.path("flows").size() > 1);
  }

  private static Zone zone(String id, double left, double right) {
    return Zone.newBuilder()
        .setZoneId(id)
        .addPolygon(at(left, 0.3))
        .addPolygon(at(right, 0.3))
        .addPolygon(at(right, 1))
        .addPolygon(at(left, 1))
        .build();
  }

  private static RelativePoint at(double x, double y) {
    return RelativePoint.newBuilder().setX(x).setY(y).build();
  }

  /** Counts an event, sets the page's clock a day ahead, and tells the counts before and after. */
  private static final String OVER_MIDNIGHT =
      """
      async () => {
        const { Tallies } = await import('/tallies.js');
        const tallies = new Tallies();
        const transition = { region_id: 'gate', forward: true };
        tallies.take({ event_id: '1', type: 'line_crossed', transition });
        const before = tallies.of('gate').forward;
        const Real = Date;
        globalThis.Date = class extends Real {
          constructor(...given) {
            super(...(given.length ? given : [Real.now() + 86400000]));
          }
        };
        const isTurned = tallies.turnDay();
        globalThis.Date = Real;
        const unsure = { ...transition, confidence: 0.4 };
        tallies.take({ event_id: '2', type: 'line_crossed', transition: unsure });
        const text = tallies.text({ line_id: 'gate' }, []);
        return [before, isTurned, tallies.of('gate').forward, text].join();
      }
      """;

  @Test
  void countsOfToday_beginAgainAtMidnight(Browser browser, LocalSystem system) {
    try (Visit visit = Visit.byDesktop(browser, system, ColorScheme.LIGHT)) {
      assertThat((String) visit.go("").evaluate(OVER_MIDNIGHT))
          .isEqualTo("1,true,0,→ 0  ← 0, 1 unsure today");
    }
  }

  @Test
  void recordingAheadOfTheClock_isCountedAsByTheApi(Browser browser, LocalSystem system) {
    try (Visit visit = Visit.byDesktop(browser, system, ColorScheme.LIGHT)) {
      visit.page().clock().setFixedTime(Date.from(Instant.now().minus(Duration.ofMinutes(50))));
      Page page = visit.go("counts?camera=counted&span=10min");
      assertThat(page.locator(".big")).hasText(String.valueOf(sum(counts.path("tracks"))));
      Locator line = page.getByLabel("Line middle").locator("dd:not(.past)");
      assertThat(line.nth(0)).hasText(counts.at("/lines/0/forward").asText());
      assertThat(line.nth(1)).hasText(counts.at("/lines/0/backward").asText());
      for (JsonNode zone : counts.path("zones")) {
        Locator figures =
            page.getByLabel("Zone " + zone.path("zone_id").asText()).locator("dd:not(.past)");
        assertThat(figures.nth(0)).hasText(zone.path("entered").asText());
        assertThat(figures.nth(1)).hasText(zone.path("exited").asText());
      }
      assertThat(page.locator(".chart").first())
          .hasAttribute(
              "aria-label",
              java.util.regex.Pattern.compile(": " + sum(counts.path("tracks")) + " in all"));
      assertThat(shownBars(page)).isEqualTo(sum(counts.path("tracks")));
    }
  }

  @Test
  void flows_areArrowsOverThePicture_andAList(Browser browser, LocalSystem system) {
    try (Visit visit = Visit.byDesktop(browser, system, ColorScheme.DARK)) {
      Page page = visit.go("counts?camera=counted&span=1h");
      Locator flows = page.locator(".flows");
      assertThat(flows.locator("figcaption")).hasText("counted");
      assertThat(flows.locator(".flow")).hasCount(counts.path("flows").size());
      for (JsonNode flow : counts.path("flows")) {
        String way = flow.path("from_zone").asText() + " → " + flow.path("to_zone").asText();
        Locator row = flows.locator("li").filter(new Locator.FilterOptions().setHasText(way));
        assertThat(row.locator("b")).hasText(flow.path("count").asText());
      }
    }
  }

  @Test
  void bar_leadsToThoseWhoCrossed(Browser browser, LocalSystem system) {
    try (Visit visit = Visit.byDesktop(browser, system, ColorScheme.LIGHT)) {
      Page page = visit.go("counts?camera=counted&span=7d");
      Locator bars = page.getByLabel("Line middle").locator(".pick");
      bars.last().click();
      Locator rows = page.locator("dialog .passages > li");
      rows.first().waitFor();
      long crossed =
          counts.at("/lines/0/forward").asLong() + counts.at("/lines/0/backward").asLong();
      assertThat(rows).hasCount((int) Math.min(20, crossed));
      rows.first().locator(".grow a").click();
      assertThat(page).hasURL(java.util.regex.Pattern.compile("#/tracks/counted\\.1\\.\\d+$"));
    }
  }

  /** The sum of all bars of the first chart, by their labels. */
  private static long shownBars(Page page) {
    return page.locator(".chart").first().locator("rect title").allTextContents().stream()
        .mapToLong(text -> Long.parseLong(text.replaceAll("^.*: (\\d+) tracks$", "$1")))
        .sum();
  }

  private static long sum(JsonNode buckets) {
    long sum = 0;
    for (JsonNode bucket : buckets) {
      sum += bucket.path("count").asLong();
    }
    return sum;
  }
}
