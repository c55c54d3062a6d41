package io.followspot.checks.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.followspot.checks.system.Filming;
import io.followspot.checks.system.RunningSystem;
import io.followspot.kafka.KafkaConnection;
import io.followspot.kafka.RegistrationPublisher;
import io.followspot.launcher.LocalSystem;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.VisionSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A camera is added on the page, with all answers of gateway and camera. */
@ExtendWith({RunningSystem.class, Browsing.class})
class AddCameraIT {
  private static final String SOURCE = "Source of its frames";

  @Test
  void camera_addedInTheDialogue_isPreviewedAsItsPicturesArrive(
      Browser browser, LocalSystem system, KafkaConnection kafka) throws Exception {
    try (Visit visit = Visit.byDesktop(browser, system, ColorScheme.LIGHT)) {
      visit.expect(error -> error.contains("422") || error.contains("400"));
      Page page = visit.go("");
      visit.tabTo("Add camera");
      page.keyboard().press("Enter");
      assertSuggests(page, "Tür 2 — Süd", "tur-2-sud");
      assertSuggests(page, "大门", "camera-1");
      assertSuggests(page, "Back yard, gate", "back-yard-gate");
      page.getByLabel(SOURCE).fill("rtsp://root:secret@10.0.0.7/1");
      page.keyboard().press("Enter");
      assertThat(page.locator("dialog .fault")).containsText("credentials");
      assertThat(page.getByLabel(SOURCE)).hasAttribute("aria-invalid", "true");
      page.getByText("Network camera").click();
      assertThat(page.locator("dialog")).containsText("./followspot camera discover lists");

      page.getByLabel(SOURCE).fill("sim:lobby");
      page.keyboard().press("Enter");
      assertThat(page.locator("dialog h1")).containsText("is added");
      assertThat(page.locator("dialog")).containsText("Waiting for the first frame");
      try (LiveCamera camera = new LiveCamera(kafka, "back-yard-gate", "sim:lobby?seed=9")) {
        assertThat(page.locator("dialog")).containsText("Frames are arriving");
        page.getByText("Open camera").click();
        assertThat(page.locator("main h1")).containsText("Back yard, gate");
      }
      page.getByText("Remove", new Page.GetByTextOptions().setExact(true)).click();
      page.getByText("Remove camera").click();
      assertThat(page.locator("main h1")).containsText("Live");
      new Api(system).await("/v1/cameras", it -> !it.toString().contains("back-yard-gate"));
    }
  }

  private static void assertSuggests(Page page, String name, String id) {
    page.keyboard().press("Control+A");
    page.keyboard().insertText(name);
    assertThat(idField(page)).hasValue(id);
  }

  @Test
  void network_isAskedForItsFile_andWhatTheCameraRefusesIsSaid(
      Browser browser, LocalSystem system, KafkaConnection kafka) throws Exception {
    try (Visit visit = Visit.byDesktop(browser, system, ColorScheme.DARK)) {
      Page page = visit.go("health");
      page.locator("#add-camera").click();
      idField(page).fill("doubtful");
      assertThat(modelField(page)).isHidden();
      page.getByText("Another network or other labels").click();
      page.keyboard().press("Enter");
      assertThat(modelField(page)).isFocused();
      assertThat(page.locator("dialog")).containsText("FOLLOWSPOT_MODELS");
      modelField(page).fill("yolox_nano.onnx");
      page.getByLabel("Labels to track").fill("person, car");
      page.keyboard().press("Enter");
      assertThat(page.locator("dialog h1")).containsText("doubtful is added");
      JsonNode vision =
          new Api(system)
              .await(
                  "/v1/cameras/doubtful", it -> it.at("/status/type").asText().equals("registered"))
              .path("vision");
      assertThat(vision.path("model").asText()).isEqualTo("yolox_nano.onnx");
      assertThat(vision.path("model_labels").asText()).isEqualTo("person,car");

      // Not through the gateway, which would reject it too.
      try (RegistrationPublisher registrar = new RegistrationPublisher(kafka)) {
        registrar.publish(
            CameraRegistration.newBuilder()
                .setCameraId("doubtful")
                .setVision(VisionSettings.newBuilder().setDetector("onnx"))
                .build());
      }
      assertThat(page.locator("dialog .fault"))
          .containsText("The camera rejected this: vision.model");
      assertThat(modelField(page)).isFocused();
      assertThat(idField(page)).not().isEditable();
      page.getByText("Anything that moves").click();
      page.keyboard().press("Enter");
      assertThat(page.locator("dialog h1")).containsText("doubtful is added");
      new Api(system)
          .await(
              "/v1/cameras/doubtful",
              it ->
                  it.at("/vision/detector").asText().equals("motion")
                      && it.at("/status/type").asText().equals("changed"));
    }
  }

  @Test
  void people_areChosenInPlainWords_andTheCameraSaysThatItHasNoModel(
      Browser browser, LocalSystem system, KafkaConnection kafka) throws Exception {
    try (Visit visit = Visit.byDesktop(browser, system, ColorScheme.LIGHT)) {
      Page page = visit.go("health");
      page.locator("#add-camera").click();
      idField(page).fill("plainly");
      page.getByText("People", new Page.GetByTextOptions().setExact(true)).click();
      page.keyboard().press("Enter");
      assertThat(page.locator("dialog h1")).containsText("plainly is added");
      JsonNode vision =
          new Api(system)
              .await(
                  "/v1/cameras/plainly", it -> it.at("/status/type").asText().equals("registered"))
              .path("vision");
      assertThat(vision.path("detector").asText()).isEqualTo("onnx");
      assertThat(vision.path("model_labels").asText()).isEqualTo("person");
      Filming.film(kafka, "plainly", "sim:lobby?seed=2&seconds=2");
      assertThat(page.locator("dialog .fault")).containsText("yolox_nano.onnx");
    }
  }

  @Test
  void command_isReadByAShellAsItWasMeant(Browser browser, LocalSystem system) throws Exception {
    String source = "/tmp/it's $(touch here); \"one\" & two.mp4";
    try (Visit visit = Visit.byDesktop(browser, system, ColorScheme.LIGHT)) {
      Page page = visit.go("health");
      page.locator("#add-camera").click();
      idField(page).fill("quoted");
      page.getByLabel(SOURCE).fill(source);
      page.keyboard().press("Enter");
      String command = page.locator("dialog .snippet code").innerText();
      assertThat(wordsOf(command))
          .isEqualTo("./followspot\npublish\n--camera\nquoted\n" + source + "\n");
      page.getByText("Open camera").click();
      assertThat(page.locator(".stage .snippet code")).hasText(command);
    }
  }

  /** The text field of the camera's id; other labels contain "id" as part of a word. */
  private static Locator idField(Page page) {
    return page.locator("dialog input[name=camera_id]");
  }

  /** The text field of the model file, which the description of a choice names as well. */
  private static Locator modelField(Page page) {
    return page.locator("dialog input[name='vision.model']");
  }

  /** A command as a shell divides it, one word a line. */
  private static String wordsOf(String command) throws IOException {
    Process shell = new ProcessBuilder("sh", "-c", "printf '%s\\n' " + command).start();
    return new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
