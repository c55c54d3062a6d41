package io.followspot.checks.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.followspot.checks.system.RunningSystem;
import io.followspot.cli.FollowspotMain;
import io.followspot.kafka.KafkaConnection;
import io.followspot.laboratory.film.SimulatedTalkFiles;
import io.followspot.launcher.LocalSystem;
import io.followspot.simulation.room.TalkPlan;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a camera heard is listened to on the page, and stands beside its tracks. */
@ExtendWith({RunningSystem.class, Browsing.class})
class SoundPanelIT {
  @BeforeAll
  static void talk(LocalSystem system, KafkaConnection kafka, @TempDir Path directory)
      throws Exception {
    SimulatedTalkFiles talk =
        SimulatedTalkFiles.write(TalkPlan.parse("seed=5,seconds=12"), directory);
    StringWriter said = new StringWriter();
    int exitCode =
        FollowspotMain.commandLine()
            .setOut(new PrintWriter(said))
            .setErr(new PrintWriter(said))
            .execute(
                "publish",
                "--camera",
                "porch",
                "--bootstrap-server",
                kafka.bootstrapServers(),
                "sim:lobby?seed=5&seconds=12",
                "--sound",
                talk.microphone().toString(),
                "--far",
                talk.far().toString());
    assertThat(exitCode).as(said.toString()).isZero();
    Api api = new Api(system);
    api.await(
        "/v1/cameras/porch/sound/events",
        it -> it.findValuesAsText("type").contains("stream_ended"));
    api.await(
        "/v1/tracks?camera=porch&status=ended&min_duration=3", it -> it.path("tracks").size() > 0);
  }

  @Test
  void panel_playsTheLatest_orWhatIsAroundAnEvent(Browser browser, LocalSystem system) {
    try (Visit visit = Visit.byDesktop(browser, system, ColorScheme.LIGHT)) {
      Page page = visit.go("cameras/porch");
      Locator panel = page.locator("section[aria-label=Sound]");
      assertThat(panel.locator("header")).containsText("the last 60 s");
      assertThat(panel.locator("audio")).hasCount(2);
      page.waitForCondition(() -> isDrawn(panel));

      panel
          .locator(".heard", new Locator.LocatorOptions().setHasText("Speech began"))
          .first()
          .click();

      assertThat(panel.locator("header")).containsText("around");
      page.waitForCondition(() -> isDrawn(panel));
      page.waitForCondition(
          () -> (boolean) panel.locator("audio").last().evaluate("it => it.duration > 3"));
      assertThat(panel.locator(".marks .speech").first()).isAttached();

      panel.getByText("Latest").click();

      assertThat(panel.locator("header")).containsText("the last 60 s");
    }
  }

  /** Whether each picture has something other than its background. */
  private static boolean isDrawn(Locator panel) {
    return (boolean)
        panel
            .locator("canvas")
            .evaluateAll(
                "all => all.length === 4 && all.every(it => it.toDataURL().length > 1000)");
  }

  @Test
  void track_hasWhatWasHeardOnItsTimeline(Browser browser, LocalSystem system) throws Exception {
    String id =
        new Api(system)
            .get("/v1/tracks?camera=porch&status=ended&min_duration=3")
            .at("/tracks/0/track_id")
            .asText();
    try (Visit visit = Visit.byDesktop(browser, system, ColorScheme.LIGHT)) {
      Page page = visit.go("tracks/" + id);

      assertThat(page.locator("section[aria-label=Timeline] svg")).containsText("Sound");
      assertThat(page.locator("section[aria-label=Timeline] svg")).containsText("Speech");
    }
  }
}
