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
import io.followspot.protos.v1.CameraRegistration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Many cameras: those that stream come first, one is found by its name, and columns are chosen. */
@ExtendWith({RunningSystem.class, Browsing.class})
class WallIT {
  private static final int CAMERAS = 30;

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
      for (int columns = 3; columns <= 5; columns++) {
        page.getByLabel("Columns").selectOption(String.valueOf(columns));
        assertThat(columns(page)).isEqualTo(columns);
      }
      int all = new Api(system).get("/v1/cameras").path("cameras").size();
      assertThat(page.locator("main [role=status]").first())
          .containsText("of " + all + " cameras live");
      page.getByText("Full screen").click();
      page.waitForFunction("document.fullscreenElement?.matches('.grid')");
      page.evaluate("document.exitFullscreen()");
      page.reload();
      assertThat(wall.first()).isVisible();
      assertThat(columns(page)).isEqualTo(5);
    }
  }

  @Test
  void groups_filterTheWall_withTheirCounts_andStayInTheAddress(
      Browser browser, LocalSystem system, KafkaConnection kafka) throws Exception {
    register(kafka, "group-1", "North wing");
    register(kafka, "group-2", "North wing", "入口");
    register(kafka, "group-3", "入口");
    register(kafka, "group-4");
    try (LiveCamera streaming = new LiveCamera(kafka, "group-2", "sim:lobby?seed=4");
        Visit visit = Visit.byDesktop(browser, system, ColorScheme.LIGHT)) {
      Page page = visit.go("");
      Locator groups = page.getByLabel("Groups");
      assertThat(groups.locator("a").first()).hasAttribute("aria-current", "true");
      assertThat(groups.getByText("North wing").locator("xpath=..")).containsText("1/2");
      groups.locator("a").filter(new Locator.FilterOptions().setHasText("入口")).focus();
      page.keyboard().press("Enter");
      Locator wall = page.locator(".tile");
      assertThat(wall).hasCount(2);
      assertThat(wall.first()).hasAttribute("href", "#/cameras/group-2");
      assertThat(wall.nth(1)).hasAttribute("href", "#/cameras/group-3");
      assertThat(page.locator("main [role=status]").first())
          .not()
          .containsText("of 2 cameras live");
      page.getByLabel("Search cameras").fill("group-3");
      assertThat(wall).hasCount(1);
      page.reload();
      assertThat(wall).hasCount(2);
      assertThat(groups.locator("[aria-current]")).containsText("入口");
      visit.go("?group=nobody");
      assertThat(page.getByText("No camera is in this group.")).isVisible();
      page.getByLabel("Groups").getByText("All cameras").click();
      assertThat(page.locator(".tile[href='#/cameras/group-4']")).isVisible();
    }
  }

  private static void register(KafkaConnection kafka, String cameraId, String... groups)
      throws InterruptedException {
    Filming.register(
        kafka,
        CameraRegistration.newBuilder()
            .setCameraId(cameraId)
            .addAllGroups(List.of(groups))
            .build());
  }

  private static int columns(Page page) {
    String tracks =
        (String)
            page.evaluate("getComputedStyle(document.querySelector('.grid')).gridTemplateColumns");
    return tracks.split(" ").length;
  }
}
