package io.followspot.checks.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.followspot.checks.system.Filming;
import io.followspot.checks.system.RunningSystem;
import io.followspot.kafka.KafkaConnection;
import io.followspot.launcher.LocalSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Many cameras: those that stream come first, one is found by its name, and columns are chosen. */
@ExtendWith({RunningSystem.class, Browsing.class})
class WallIT {
  private static final int CAMERAS = 12;

  @Test
  void streamingCamerasComeFirst_oneIsFound_andColumnsAreKept(
      Browser browser, LocalSystem system, KafkaConnection kafka) throws Exception {
    for (int i = 0; i < CAMERAS; i++) {
      Filming.register(kafka, "wall-%02d".formatted(i));
    }
    Filming.register(kafka, "wall-zz");
    try (LiveCamera last = new LiveCamera(kafka, "wall-zz", "sim:lobby?seed=4");
        Visit visit = Visit.byDesktop(browser, system, ColorScheme.DARK)) {
      Page page = visit.go("");
      Locator wall = page.locator(".tile");
      // Other tests' cameras may stream, too; none that has no frames is before the last one.
      assertThat(page.locator(".tile[href='#/cameras/wall-zz'] ~ .tile[href='#/cameras/wall-00']"))
          .isAttached();
      Locator search = page.getByLabel("Search cameras");
      search.fill("WALL-07");
      assertThat(wall).hasCount(1);
      assertThat(wall.first()).hasAttribute("href", "#/cameras/wall-07");
      search.fill("nothing of that name");
      assertThat(page.getByText("No camera has such a name or id.")).isVisible();
      search.fill("wall-");
      assertThat(wall).hasCount(CAMERAS + 1);
      page.getByLabel("Columns").selectOption("5");
      assertThat(columns(page)).isEqualTo(5);
      page.reload();
      assertThat(wall.first()).isVisible();
      assertThat(columns(page)).isEqualTo(5);
    }
  }

  private static int columns(Page page) {
    String tracks =
        (String)
            page.evaluate("getComputedStyle(document.querySelector('.grid')).gridTemplateColumns");
    return tracks.split(" ").length;
  }
}
