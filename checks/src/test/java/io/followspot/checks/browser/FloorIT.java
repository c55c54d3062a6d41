package io.followspot.checks.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.ByteString;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import io.followspot.checks.system.Filming;
import io.followspot.checks.system.RunningSystem;
import io.followspot.cli.demo.SimulatedSiteStream;
import io.followspot.kafka.KafkaConnection;
import io.followspot.launcher.LocalSystem;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.Frame;
import io.followspot.simulation.scene.Scene;
import io.followspot.simulation.scene.SceneRenderer;
import io.followspot.simulation.site.SimulatedSite;
import io.followspot.simulation.site.SiteScenario;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A user calibrates a camera, and looks at one object in the pictures of several. */
@ExtendWith({RunningSystem.class, Browsing.class})
class FloorIT {
  private static final int SECONDS = 12;
  private static final long FRAME_US = 100_000;

  /** How much later than the first the second camera takes its pictures. */
  private static final long LATER_US = 40_000;

  @Test
  void pointsInPictureAndPlan_areFitted_movedByKeyboard_andSaved(
      Browser browser, LocalSystem system, KafkaConnection kafka) throws Exception {
    Filming.register(kafka, "uncalibrated");
    Filming.film(kafka, "uncalibrated", "sim:lobby?seed=5&seconds=2");
    Api api = new Api(system);
    api.await("/v1/cameras/uncalibrated", it -> it.at("/health/last_frame_at").isTextual());
    try (Visit visit = Visit.byDesktop(browser, system, ColorScheme.LIGHT)) {
      Page page = visit.go("cameras/uncalibrated/calibration");
      assertThat(page.getByAltText("Picture of uncalibrated")).isVisible();
      assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("4 more points");
      // The plan has ten metres; in the picture the far side of a square is half as wide.
      double[][] picture = {{0.2, 0.9}, {0.8, 0.9}, {0.65, 0.5}, {0.35, 0.5}};
      double[][] floor = {{0.2, 0.8}, {0.8, 0.8}, {0.8, 0.2}, {0.2, 0.2}};
      for (int i = 0; i < picture.length; i++) {
        click(page, "Points in the picture", picture[i]);
        click(page, "Points on the plan", floor[i]);
      }
      Locator rows =
          page.getByLabel("Points", new Page.GetByLabelOptions().setExact(true))
              .locator("tbody tr");
      assertThat(rows).hasCount(4);
      assertThat(page.getByText("Four points always fit exactly")).isVisible();
      // The grid of the plan is drawn into the picture, too.
      assertThat(page.getByLabel("Points in the picture").locator("line").first()).isAttached();

      // The diagonals cross in the middle of the square.
      click(page, "Points in the picture", new double[] {0.5, 0.6333});
      click(page, "Points on the plan", new double[] {0.5, 0.3});
      assertThat(page.getByText(Pattern.compile("Mean error \\d+ cm over 5 points"))).isVisible();
      assertThat(rows.nth(4).locator(".residual")).hasText(Pattern.compile("[1-9]\\d+ cm"));
      page.getByLabel("North of point 5 in metres").fill("5");
      page.keyboard().press("Tab");
      assertThat(rows.nth(4).locator(".residual")).hasText(Pattern.compile("\\d cm"));

      Locator first = page.getByLabel("Points on the plan").locator(".point").first();
      first.focus();
      page.keyboard().press("Shift+ArrowLeft");
      assertThat(page.getByLabel("East of point 1 in metres")).hasValue("1.8");
      page.keyboard().press("Shift+ArrowRight");
      page.getByLabel("Site", new Page.GetByLabelOptions().setExact(true)).fill("plaza");
      page.getByText("Save", new Page.GetByTextOptions().setExact(true)).click();
      assertThat(page.getByText("Unsaved changes")).isHidden();
    }
    JsonNode site = api.get("/v1/cameras/uncalibrated").path("site");
    assertThat(site.path("site_id").asText()).isEqualTo("plaza");
    assertThat(site.path("points")).hasSize(5);
    assertThat(site.at("/points/0/picture/x").asDouble()).isBetween(0.195, 0.205);
    assertThat(site.at("/points/0/floor/x_m").asDouble()).isBetween(1.9, 2.1);
    assertThat(site.at("/points/4/floor/y_m").asDouble()).isEqualTo(5);
  }

  private static void click(Page page, String layer, double[] at) {
    BoundingBox box = page.getByLabel(layer).boundingBox();
    page.getByLabel(layer)
        .click(new Locator.ClickOptions().setPosition(at[0] * box.width, at[1] * box.height));
  }

  @Test
  void oneMoment_isShownByAllCamerasThatSawTheObject(
      Browser browser, LocalSystem system, KafkaConnection kafka) throws Exception {
    long beganUs = (System.currentTimeMillis() - 60_000) * 1_000;
    SimulatedSite site = new SimulatedSite(SiteScenario.exact(11, 2, 1, SECONDS));
    List<String> cameras;
    try (SimulatedSiteStream stream = new SimulatedSiteStream(kafka, "arcade", site)) {
      List<CameraRegistration> registrations = stream.registrations(beganUs - 1);
      cameras = registrations.stream().map(CameraRegistration::getCameraId).toList();
      for (CameraRegistration registration : registrations) {
        Filming.register(kafka, registration);
      }
      stream.run(beganUs, false);
    }
    film(kafka, cameras, beganUs);
    new Api(system)
        .await(
            "/v1/identities/arcade.1",
            it -> it.path("status").asText().equals("left") && it.path("sightings").size() > 1);

    try (Visit visit = Visit.byDesktop(browser, system, ColorScheme.DARK)) {
      Page page = visit.go("identities/arcade.1");
      Locator pictures = page.locator(".moments img");
      assertThat(pictures).hasCount(2);
      assertThat(page.getByText(Pattern.compile("within \\d+ ms of each other"))).isVisible();
      String apart = page.getByText(Pattern.compile("within \\d+ ms of each other")).innerText();
      assertThat(Integer.parseInt(apart.replaceAll("\\D+", ""))).isLessThanOrEqualTo(100);
      String before = page.locator(".floor circle").first().getAttribute("cx");
      page.getByRole(AriaRole.SLIDER).focus();
      page.keyboard().press("PageDown");
      assertThat(page.locator(".floor circle").first()).not().hasAttribute("cx", before);
      assertThat(pictures.first()).isVisible();
    }
  }

  /** Frames of both cameras. Their functions get detections, and take none: they are for people. */
  private static void film(KafkaConnection kafka, List<String> cameras, long beganUs) {
    ByteString jpeg = ByteString.copyFrom(new SceneRenderer(Scene.lobby(3)).jpeg(0));
    try (Producer<String, byte[]> producer = kafka.producer(Map.of())) {
      for (int i = 0; i < SECONDS * 1_000_000 / FRAME_US; i++) {
        for (int c = 0; c < cameras.size(); c++) {
          long atUs = beganUs + i * FRAME_US + c * LATER_US;
          Frame frame =
              Frame.newBuilder()
                  .setCameraId(cameras.get(c))
                  .setStreamId(beganUs)
                  .setSequence(i)
                  .setCapturedAtUs(atUs)
                  .setJpeg(jpeg)
                  .build();
          producer.send(
              new ProducerRecord<>(
                  Topics.FRAMES, null, atUs / 1_000, cameras.get(c), frame.toByteArray()));
        }
      }
    }
  }
}
