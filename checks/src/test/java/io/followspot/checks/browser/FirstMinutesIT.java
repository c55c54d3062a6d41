package io.followspot.checks.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.followspot.kafka.KafkaConnection;
import io.followspot.launcher.LocalSystem;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Somebody who has just started Followspot, which has no camera yet. */
@ExtendWith(Browsing.class)
class FirstMinutesIT {
  @Test
  void emptySystem_leadsToTheFirstCount(Browser browser, @TempDir Path directory) throws Exception {
    LocalSystem.Options options = LocalSystem.Options.anywhere(directory.resolve("home"));
    try (LocalSystem system = LocalSystem.start(options, System.out::println);
        Visit visit = Visit.byDesktop(browser, system, ColorScheme.LIGHT)) {
      Page page = visit.go("");
      Locator steps = page.getByLabel("First steps");
      Locator now = steps.locator("[aria-current=step]");
      assertThat(now).containsText("Add a camera");
      now.getByText("Add camera").click();
      Locator dialog = page.locator("dialog");
      dialog.locator("input[name=name]").fill("Hall");
      dialog.getByText("Webcam").click();
      assertThat(dialog).containsText("Motion JPEG");
      dialog.getByText("Simulated").click();
      assertThat(page.getByLabel("Source of its frames")).hasValue("sim:lobby");
      dialog.locator("button[type=submit]").click();
      assertThat(dialog.locator(".snippet code"))
          .hasText("./followspot publish --camera hall --realtime sim:lobby");

      KafkaConnection kafka = KafkaConnection.to(system.bootstrapServers());
      try (LiveCamera camera = new LiveCamera(kafka, "hall", "sim:lobby?seed=4")) {
        assertThat(dialog).containsText("Frames are arriving");
        dialog.getByText("Draw line").click();
        assertThat(page.locator(".stage.drawing")).isVisible();
        Stage.of(page).drag(0.5, 0.98, 0.5, 0.2);
        page.getByText("Save", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.getByText("Unsaved changes")).isHidden();

        visit.go("");
        assertThat(steps.getByText(Pattern.compile("[1-9]\\d* counted today"))).isVisible();
        assertThat(now).isHidden();
      }
      page.reload();
      assertThat(page.locator(".tile")).isVisible();
      // What is done is not told again.
      assertThat(steps).isHidden();
    }
  }

  @Test
  void steps_areHiddenForGood(Browser browser, @TempDir Path directory) throws Exception {
    LocalSystem.Options options = LocalSystem.Options.anywhere(directory.resolve("home"));
    try (LocalSystem system = LocalSystem.start(options, System.out::println);
        Visit visit = Visit.byPhone(browser, system)) {
      Page page = visit.go("");
      Locator steps = page.getByLabel("First steps");
      assertThat(steps).isVisible();
      assertThat(page.locator("main")).containsText("./followspot demo");
      steps.getByText("Hide").click();
      assertThat(steps).isHidden();
      page.reload();
      assertThat(page.locator("main")).containsText("./followspot demo");
      assertThat(steps).isHidden();
    }
  }
}
