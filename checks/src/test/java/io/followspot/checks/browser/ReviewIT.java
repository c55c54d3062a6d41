package io.followspot.checks.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import io.followspot.checks.system.Filming;
import io.followspot.checks.system.RunningSystem;
import io.followspot.kafka.KafkaConnection;
import io.followspot.launcher.LocalSystem;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.Line;
import io.followspot.protos.v1.RelativePoint;
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
      Filming.register(kafka, withLine(camera));
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

  @Test
  void whatWasReviewed_isKeptByTheGateway(
      Browser browser, LocalSystem system, KafkaConnection kafka) throws Exception {
    String camera = "review-3";
    JsonNode crossing = filmed(system, kafka, camera);
    String item = "[data-item='" + crossing.path("event_id").asText() + "']";
    String view = "review?hours=1&camera=" + camera + "&at=" + crossing.path("at").asText();
    try (Visit visit = Visit.byDesktop(browser, system, ColorScheme.LIGHT)) {
      Page page = visit.go(view);
      Locator list = page.getByLabel("To review");
      assertThat(list.locator(item)).isVisible();
      list.locator(item).getByLabel("Reviewed").check();
      new Api(system).await("/v1/reviewed?camera=" + camera, it -> it.path("items").size() == 1);
    }
    // Another browser knows it, too, and can take it back.
    try (Visit visit = Visit.byPhone(browser, system)) {
      Page page = visit.go(view);
      Locator list = page.getByLabel("To review");
      assertThat(list.getByRole(AriaRole.STATUS)).containsText("not reviewed");
      assertThat(list.locator(item)).hasCount(0);
      list.getByText("All", new Locator.GetByTextOptions().setExact(true)).click();
      assertThat(list.locator(item).getByLabel("Reviewed")).isChecked();
      list.locator(item).getByLabel("Reviewed").uncheck();
      new Api(system).await("/v1/reviewed?camera=" + camera, it -> it.path("items").isEmpty());

      page.getByText("Reviewed up to here").click();
      assertThat(page.getByLabel("Activity").locator(".reviewed:visible")).hasCount(1);
      new Api(system).await("/v1/reviewed?camera=" + camera, it -> it.path("until").size() == 1);
      page.getByText("Not reviewed after all").click();
      assertThat(page.getByLabel("Activity").locator(".reviewed:visible")).hasCount(0);
      new Api(system).await("/v1/reviewed?camera=" + camera, it -> it.path("until").isEmpty());
    }
  }

  @Test
  void rectangle_findsWhatMovedThere_andCanBeShared(
      Browser browser, LocalSystem system, KafkaConnection kafka) throws Exception {
    String camera = "review-4";
    JsonNode crossing = filmed(system, kafka, camera);
    String link;
    String item = "[data-item='" + crossing.path("track_id").asText() + "']";
    try (Visit visit = Visit.byDesktop(browser, system, ColorScheme.DARK)) {
      Page page =
          visit.go(
              "review?hours=1&camera=" + camera + "&at=" + crossing.path("crossed_at").asText());
      Locator panel = page.getByLabel("What moved here");
      Locator picture = panel.locator(".place-picture svg");
      assertThat(panel.locator("img[src*='picture.jpg']")).isVisible();
      picture.scrollIntoViewIfNeeded();
      BoundingBox box = picture.boundingBox();
      page.mouse().move(box.x + box.width * 0.3, box.y + box.height * 0.05);
      page.mouse().down();
      page.mouse().move(box.x + box.width * 0.7, box.y + box.height * 0.98);
      page.mouse().up();
      assertThat(panel.locator(item)).isVisible();
      assertThat(panel.locator(item)).containsText("here, until");

      // By keyboard, one in the middle is made smaller and moved to the top: nothing was there.
      panel.getByText("Clear").click();
      assertThat(panel.locator(item)).hasCount(0);
      picture.focus();
      page.keyboard().press("ArrowUp");
      for (int i = 0; i < 15; i++) {
        page.keyboard().press("Shift+ArrowUp");
        page.keyboard().press("Shift+ArrowLeft");
        page.keyboard().press("ArrowUp");
        page.keyboard().press("ArrowUp");
      }
      assertThat(panel).containsText("Nothing moved here");
      panel.getByText("Clear").click();
      assertThat(panel).not().containsText("Nothing moved here");
      page.mouse().move(box.x + box.width * 0.3, box.y + box.height * 0.05);
      page.mouse().down();
      page.mouse().move(box.x + box.width * 0.7, box.y + box.height * 0.98);
      page.mouse().up();
      assertThat(panel.locator(item)).isVisible();
      link = page.url();
    }
    assertThat(link).contains("region=").contains("place=" + camera);
    try (Visit visit = Visit.byDesktop(browser, system, ColorScheme.LIGHT)) {
      Page page = visit.go(link.substring(link.indexOf("#/") + 2));
      assertThat(page.getByLabel("What moved here").locator(item)).isVisible();
    }
  }

  @Test
  void case_isKeptOnTheServer_untilItIsDeleted(
      Browser browser, LocalSystem system, KafkaConnection kafka) throws Exception {
    String camera = "review-5";
    JsonNode crossing = filmed(system, kafka, camera);
    try (Visit visit = Visit.byDesktop(browser, system, ColorScheme.LIGHT)) {
      Page page =
          visit.go("review?hours=1&camera=" + camera + "&at=" + crossing.path("at").asText());
      Locator panel = page.getByLabel("Case", new Page.GetByLabelOptions().setExact(true));
      panel.getByPlaceholder("Title").fill("A day in the lobby");
      panel.getByText("Keep on the server").click();
      Locator kept =
          panel
              .locator("[data-case]")
              .filter(new Locator.FilterOptions().setHasText("A day in the lobby"));
      assertThat(kept).isVisible();
      Download saved = page.waitForDownload(() -> kept.getByText("Download").click());
      Path file = directory.resolve(saved.suggestedFilename());
      saved.saveAs(file);
      String id = crossing.path("track_id").asText();
      try (ZipFile zip = new ZipFile(file.toFile());
          Stream<? extends ZipEntry> entries = zip.stream()) {
        assertThat(entries.map(ZipEntry::getName))
            .contains(
                "case.json",
                "tracks.json",
                "events.json",
                "events.csv",
                "alerts.json",
                "snapshots/" + id + ".jpg",
                "clips/" + id + ".mp4");
      }
      kept.getByText("Delete").click();
      page.getByLabel("Delete this case?").locator("button.danger").click();
      assertThat(kept).hasCount(0);
      assertThat(new Api(system).get("/v1/cases").path("cases")).isEmpty();
    }
  }

  /**
   * Films people who cross the line of a camera; returns the latest crossing of a track that ended.
   */
  private static JsonNode filmed(LocalSystem system, KafkaConnection kafka, String camera)
      throws Exception {
    Filming.register(kafka, withLine(camera));
    Filming.film(kafka, camera, "sim:lobby?seed=3&seconds=12");
    Api api = new Api(system);
    JsonNode crossing =
        api.await("/v1/crossings?camera=" + camera, it -> it.path("crossings").size() > 0)
            .at("/crossings/0");
    String track = "/v1/tracks/" + crossing.path("track_id").asText();
    api.await(track, it -> it.path("status").asText().equals("ended"));
    return crossing;
  }

  private static CameraRegistration withLine(String camera) {
    return CameraRegistration.newBuilder()
        .setCameraId(camera)
        .addLines(
            Line.newBuilder()
                .setLineId("middle")
                .setStart(RelativePoint.newBuilder().setX(0.5).setY(1))
                .setEnd(RelativePoint.newBuilder().setX(0.5).setY(0)))
        .build();
  }
}
