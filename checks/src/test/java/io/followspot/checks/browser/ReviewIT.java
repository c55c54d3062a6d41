package io.followspot.checks.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.followspot.checks.system.Filming;
import io.followspot.checks.system.RunningSystem;
import io.followspot.kafka.KafkaConnection;
import io.followspot.launcher.LocalSystem;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** An operator looks for what happened, in all cameras at once, and takes it along. */
@ExtendWith({RunningSystem.class, Browsing.class})
class ReviewIT {
  private static final String BARS = "rect.seen";

  @TempDir private Path directory;

  @Test
  void day_leadsToTheMoment_inAllCameras_andToAFileOfIt(
      Browser browser, LocalSystem system, KafkaConnection kafka) throws Exception {
    for (String camera : List.of("review-1", "review-2")) {
      Filming.register(kafka, camera);
      Filming.film(kafka, camera, "sim:lobby?seed=3&seconds=12");
    }
    JsonNode track =
        new Api(system)
            .await("/v1/tracks?camera=review-2&status=ended", it -> it.path("tracks").size() > 0)
            .at("/tracks/0");
    String moment = track.path("last_seen").asText();
    try (Visit visit = Visit.byDesktop(browser, system, ColorScheme.LIGHT)) {
      Page page = visit.go("review?hours=1&at=" + moment);
      Locator activity = page.getByLabel("Activity");
      for (String camera : List.of("review-1", "review-2")) {
        Locator strip = activity.getByLabel(Pattern.compile("^" + camera + ": at most [1-9]"));
        assertThat(strip).hasCount(1);
        assertThat(strip.locator(BARS).count()).isPositive();
        assertThat(strip.locator("rect.recorded").count()).isPositive();
      }
      Locator pictures = page.getByLabel("Pictures", new Page.GetByLabelOptions().setExact(true));
      assertThat(pictures.getByAltText("Picture of review-2")).isVisible();

      // By keyboard: the slider goes to another moment, which the address names.
      String before = page.url();
      page.getByLabel("Moment").focus();
      page.keyboard().press("ArrowLeft");
      page.waitForFunction("before => location.href !== before", before);
      assertThat(pictures.getByAltText("Picture of review-2")).isVisible();

      page.getByText("Reviewed up to here").click();
      assertThat(activity.locator(".reviewed:visible").first()).isVisible();

      visit.go("review?camera=review-2&hours=1&at=" + moment);
      assertThat(page.getByLabel("Activity").locator(".strip-line")).hasCount(1);
      Download saved = page.waitForDownload(() -> page.getByText("Save case").click());
      Path file = directory.resolve(saved.suggestedFilename());
      saved.saveAs(file);
      String id = track.path("track_id").asText();
      try (ZipFile zip = new ZipFile(file.toFile());
          Stream<? extends ZipEntry> entries = zip.stream()) {
        assertThat(entries.map(ZipEntry::getName))
            .contains(
                "tracks.json",
                "events.json",
                "alerts.json",
                "crossings.csv",
                "snapshots/" + id + ".jpg",
                "clips/" + id + ".mp4");
        assertThat(zip.getInputStream(zip.getEntry("events.json")).readAllBytes())
            .asString()
            .contains("\"event_id\": \"" + id + ".1\"");
      }
    }
  }
}
