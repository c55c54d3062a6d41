package io.followspot.checks.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.followspot.checks.system.RunningSystem;
import io.followspot.launcher.LocalSystem;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The frame of every view: bar, colours, and the message when the gateway is not reachable. */
@ExtendWith({RunningSystem.class, Browsing.class})
class ShellIT {
  @Test
  void gatewayThatDoesNotAnswer_isSaidAndTriedAgain(Browser browser, LocalSystem system) {
    try (Visit visit = Visit.byDesktop(browser, system, ColorScheme.LIGHT)) {
      visit.expect(error -> error.contains("ERR_FAILED"));
      visit.page().route("**/v1/cameras", route -> route.abort());
      Page page = visit.go("counts");
      assertThat(page.locator("main")).containsText("The gateway does not answer");
      page.unroute("**/v1/cameras");
      page.getByText("Try again").click();
      assertThat(page.locator("main h1")).containsText("Counts");
    }
  }

  @Test
  void themeButton_goesFromTheSystemsColoursToLightToDark_andIsRemembered(
      Browser browser, LocalSystem system) {
    try (Visit visit = Visit.byDesktop(browser, system, ColorScheme.DARK)) {
      Page page = visit.go("health");
      Locator button = page.locator("#theme");
      String dark = ground(page);
      button.click();
      assertThat(button).hasAttribute("title", "Colours: light");
      String light = ground(page);
      assertThat(light).isNotEqualTo(dark);
      page.reload();
      assertThat(page.locator("main h1")).containsText("Health");
      assertThat(ground(page)).isEqualTo(light);
      button.focus();
      page.keyboard().press("Enter");
      assertThat(button).hasAttribute("title", "Colours: dark");
      assertThat(ground(page)).isEqualTo(dark);
      button.click();
      assertThat(button).hasAttribute("title", "Colours: as the system");
    }
  }

  private static String ground(Page page) {
    return (String) page.evaluate("getComputedStyle(document.body).backgroundColor");
  }

  @Test
  void reference_showsRoutesAndTopics_withNothingFromOutside(Browser browser, LocalSystem system) {
    try (Visit visit = Visit.byDesktop(browser, system, ColorScheme.DARK)) {
      Page page = visit.page();
      List<String> outside = new CopyOnWriteArrayList<>();
      page.onRequest(
          request -> {
            if (!request.url().startsWith(system.gatewayUrl())
                && !request.url().startsWith("data:")) {
              outside.add(request.url());
            }
          });
      visit.go("health");
      page.getByText("API reference").click();
      assertThat(page.locator(".opblock").first()).isVisible();
      page.getByText("Kafka", new Page.GetByTextOptions().setExact(true)).click();
      Locator frames = page.getByLabel("followspot.frames");
      frames.getByText("frame.proto").click();
      assertThat(frames.locator("pre")).containsText("message Frame {");
      assertThat(outside).isEmpty();
    }
  }

  @Test
  void addressOfNoView_saysSoAndLeadsBack(Browser browser, LocalSystem system) {
    try (Visit visit = Visit.byDesktop(browser, system, ColorScheme.LIGHT)) {
      Page page = visit.go("nowhere");
      assertThat(page.locator("main")).containsText("Page not found");
      assertThat(page.locator("#link")).isHidden();
      page.getByText("To the live view").click();
      assertThat(page.locator("main h1")).containsText("Live");
      assertThat(page.locator("#link")).hasText("Connected");
    }
  }
}
