package io.followspot.checks.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

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
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.Line;
import io.followspot.protos.v1.RelativePoint;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A user states an alert rule on a camera's page, and is told when it is met. */
@ExtendWith({RunningSystem.class, Browsing.class})
class AlertsPageIT {
  private static final String NOTES =
      """
      window.notes = [];
      class Note extends EventTarget {
        static permission = 'default';
        static requestPermission = async () => (Note.permission = 'granted');
        constructor(title, options) {
          super();
          window.notes.push(title + ' / ' + options.body);
        }
      }
      window.Notification = Note;
      """;

  @Test
  void ruleMadeOnThePage_isTold_withPicture_andInANotification(
      Browser browser, LocalSystem system, KafkaConnection kafka) throws Exception {
    Filming.register(kafka, camera("watched"));
    Api api = new Api(system);
    api.await(
        "/v1/cameras", it -> it.path("cameras").findValuesAsText("camera_id").contains("watched"));
    try (Visit visit = Visit.byDesktop(browser, system, ColorScheme.LIGHT)) {
      // Whether the browser shows it is the browser's affair: recorded is that it is asked to.
      visit.page().addInitScript(NOTES);
      Page page = visit.go("cameras/watched");
      Locator panel = page.getByLabel("Alert rules");
      assertThat(panel.getByText("Nothing is told to anybody yet.")).isVisible();
      panel.getByText("Add rule").click();
      Locator dialog = page.getByRole(AriaRole.DIALOG);
      // There is no zone.
      dialog.getByLabel("Alert when").selectOption("object_in_zone");
      dialog.locator("button[type=submit]").click();
      assertThat(dialog.getByText("This camera has no zone yet.")).isVisible();
      dialog.getByLabel("Alert when").selectOption("line_crossed");
      dialog.getByLabel("Severity").selectOption("critical");
      dialog.getByLabel("At most one alert in (s)").fill("0");
      dialog.getByLabel("Name").fill("Anybody at the gate");
      dialog.locator("button[type=submit]").click();
      assertThat(dialog).isHidden();
      assertThat(panel.getByText("Any object crosses Gate")).isVisible();

      visit.go("alerts");
      page.getByText("Notify in this browser").click();
      assertThat(page.getByText("Notifying in this browser")).isVisible();
      assertThat(page.getByText("Nobody is told of alerts yet.")).isVisible();
      Filming.film(kafka, "watched", "sim:lobby?seed=3&seconds=15");
      Locator rows = page.locator("[data-alert^='watched.alert.']");
      assertThat(rows.first()).isVisible();
      assertThat(rows.first()).containsText("Critical");
      assertThat(rows.first()).containsText("Anybody at the gate");
      assertThat(rows.first().locator("img")).isVisible();
      assertThat(rows.first().getByText("Play")).isVisible();
      page.waitForFunction("window.notes.length > 0");
      assertThat(page.evaluate("window.notes[0]").toString())
          .startsWith("Critical: Anybody at the gate / watched: ");

      page.getByLabel("Severity").selectOption("critical");
      assertThat(rows.first()).isVisible();
      assertThat(page).hasURL(Pattern.compile("severity=critical"));
      assertThat(page.getByRole(AriaRole.STATUS).getByText(Pattern.compile("\\d+ alerts?")))
          .isVisible();
    }
    JsonNode rule = api.get("/v1/cameras/watched").at("/alert_rules/0");
    assertThat(rule.path("rule_id").asText()).isEqualTo("anybody-at-the-gate");
    assertThat(rule.path("line_id").asText()).isEqualTo("gate");
    assertThat(rule.path("cool_down_us").asLong()).isZero();
  }

  @Test
  void rule_isChangedWithHours_andDeleted(
      Browser browser, LocalSystem system, KafkaConnection kafka) throws Exception {
    Filming.register(kafka, camera("ruled"));
    Api api = new Api(system);
    api.await(
        "/v1/cameras", it -> it.path("cameras").findValuesAsText("camera_id").contains("ruled"));
    try (Visit visit = Visit.byDesktop(browser, system, ColorScheme.DARK)) {
      Page page = visit.go("cameras/ruled");
      Locator panel = page.getByLabel("Alert rules");
      Locator dialog = page.getByRole(AriaRole.DIALOG);
      for (String limit : List.of("3", "7")) {
        panel.getByText("Add rule").click();
        dialog.getByLabel("Alert when").selectOption("count_above");
        dialog.getByLabel("More than").fill(limit);
        dialog.locator("button[type=submit]").click();
        assertThat(panel.getByText("More than " + limit + " objects in the picture")).isVisible();
      }
      panel.getByLabel("Edit alert rule More than 7 objects in the picture").click();
      dialog.getByLabel("From").fill("22:00");
      dialog.getByLabel("To", new Locator.GetByLabelOptions().setExact(true)).fill("06:00");
      dialog.getByLabel("Sat").check();
      dialog.locator("button[type=submit]").click();
      assertThat(panel.getByText("in the picture, Sat 22:00 to 06:00")).isVisible();
      panel.getByLabel("Delete alert rule More than 3 objects in the picture").click();
      page.getByText("Delete rule").click();
      assertThat(panel.locator("li")).hasCount(1);
    }
    JsonNode changed = api.get("/v1/cameras/ruled");
    assertThat(changed.path("alert_rules")).hasSize(1);
    assertThat(changed.at("/alert_rules/0/rule_id").asText()).isEqualTo("count-above-2");
    assertThat(changed.at("/alert_rules/0/hours/0/from").asText()).isEqualTo("22:00");
    assertThat(changed.at("/alert_rules/0/hours/0/days/0").asText()).isEqualTo("sat");
    assertThat(changed.path("time_zone").asText()).isNotEmpty();
    assertThat(changed.path("lines")).hasSize(1);
  }

  private static CameraRegistration camera(String id) {
    return CameraRegistration.newBuilder()
        .setCameraId(id)
        .addLines(
            Line.newBuilder()
                .setLineId("gate")
                .setName("Gate")
                .setStart(RelativePoint.newBuilder().setX(0.5).setY(0))
                .setEnd(RelativePoint.newBuilder().setX(0.5).setY(1)))
        .build();
  }
}
