package io.followspot.checks.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import io.followspot.checks.system.Filming;
import io.followspot.checks.system.RunningSystem;
import io.followspot.kafka.KafkaConnection;
import io.followspot.launcher.LocalSystem;
import io.followspot.protos.v1.AlertKind;
import io.followspot.protos.v1.AlertRule;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.Line;
import io.followspot.protos.v1.RelativePoint;
import io.followspot.protos.v1.Zone;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every view is accessible: names, contrasts and widths, by axe-core's rules. */
@ExtendWith({RunningSystem.class, Browsing.class})
class EverybodyIT {
  /** The focused element if nothing shows the focus. */
  private static final String FOCUS_NOT_SEEN =
      """
      () => {
        const it = document.activeElement;
        if (it === document.body) return '';
        const styles = [it, it.closest('li'), it.querySelector('.stroke')].filter(Boolean).map(one => getComputedStyle(one));
        const seen = styles.some(style => (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0)
            || style.strokeDasharray !== 'none' || (it.matches('.handle') && style.strokeWidth === '3px'));
        return seen ? '' : it.outerHTML;
      }
      """;

  /** Elements with animations or transitions. */
  private static final String MOVING =
      """
      () => [...document.querySelectorAll('*')].filter(it => {
        const style = getComputedStyle(it);
        return style.animationName !== 'none' || style.transitionDuration.split(', ').some(time => parseFloat(time) > 0);
      }).map(it => it.outerHTML.slice(0, 100))
      """;

  private static List<String> views = List.of();

  @BeforeAll
  static void film(KafkaConnection kafka, LocalSystem system) throws Exception {
    Filming.register(
        kafka,
        CameraRegistration.newBuilder()
            .setCameraId("views")
            .setName("A camera with a rather long name, as people give them")
            .addLines(
                Line.newBuilder().setLineId("l").setStart(point(0.5, 0.9)).setEnd(point(0.5, 0.4)))
            .addZones(
                Zone.newBuilder()
                    .setZoneId("z")
                    .addPolygon(point(0.1, 0.4))
                    .addPolygon(point(0.9, 0.4))
                    .addPolygon(point(0.9, 0.95)))
            .addAlertRules(
                AlertRule.newBuilder()
                    .setRuleId("crossed")
                    .setKind(AlertKind.ALERT_KIND_LINE_CROSSED)
                    .setLineId("l")
                    .setCoolDownUs(0))
            .build());
    Filming.film(kafka, "views", "sim:lobby?seed=8&seconds=12");
    String track =
        new Api(system)
            .await("/v1/tracks?camera=views&status=ended", it -> it.path("tracks").size() > 0)
            .at("/tracks/0/track_id")
            .asText();
    views =
        List.of(
            "",
            "cameras/views",
            "cameras/views/calibration",
            "tracks?camera=views",
            "tracks/" + track,
            "counts?camera=views",
            "review?camera=views&hours=1",
            "alerts",
            "health",
            "nowhere");
  }

  private static RelativePoint point(double x, double y) {
    return RelativePoint.newBuilder().setX(x).setY(y).build();
  }

  @ParameterizedTest
  @EnumSource(
      value = ColorScheme.class,
      names = {"LIGHT", "DARK"})
  void views_breakNoRuleOfAxe(ColorScheme colours, Browser browser, LocalSystem system) {
    try (Visit visit = Visit.byDesktop(browser, system, colours)) {
      for (String view : views) {
        Page page = visit.go(view);
        assertThat(violations(page)).as("%s in %s", view, colours).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = ColorScheme.class,
      names = {"LIGHT", "DARK"})
  void dialogues_breakNoRuleOfAxe(ColorScheme colours, Browser browser, LocalSystem system) {
    try (Visit visit = Visit.byDesktop(browser, system, colours)) {
      Page page = visit.go("cameras/views");
      page.locator("#add-camera").click();
      page.getByText("Another network or other labels").click();
      assertThat(violations(page)).as("adding a camera in %s", colours).isEmpty();
      page.keyboard().press("Escape");
      page.getByText("Remove", new Page.GetByTextOptions().setExact(true)).click();
      assertThat(violations(page)).as("removing a camera in %s", colours).isEmpty();
      page.keyboard().press("Escape");
      page.getByText("Edit").first().click();
      assertThat(violations(page)).as("editing a region in %s", colours).isEmpty();
      page.getByText("Add rule").click();
      assertThat(violations(page)).as("adding an alert rule in %s", colours).isEmpty();
    }
  }

  private static List<String> violations(Page page) {
    page.waitForTimeout(400);
    return new AxeBuilder(page)
        .analyze().getViolations().stream().map(EverybodyIT::describe).toList();
  }

  @Test
  void focus_isSeenOnEverythingThatTabReaches(Browser browser, LocalSystem system) {
    try (Visit visit = Visit.byDesktop(browser, system, ColorScheme.DARK)) {
      for (String view : views) {
        Page page = visit.go(view);
        page.waitForTimeout(400);
        for (int i = 0; i < 25; i++) {
          page.keyboard().press("Tab");
          assertThat(page.evaluate(FOCUS_NOT_SEEN)).as("focus in %s", view).isEqualTo("");
        }
      }
    }
  }

  @Test
  void movement_isLeftOutForThoseWhoAskForThat(Browser browser, LocalSystem system) {
    try (Visit visit = Visit.byDesktop(browser, system, ColorScheme.LIGHT)) {
      visit
          .page()
          .emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
      for (String view : views) {
        Page page = visit.go(view);
        page.waitForTimeout(400);
        assertThat(page.evaluate(MOVING)).as("movement in %s", view).isEqualTo(List.of());
      }
    }
  }

  private static String describe(Rule rule) {
    return rule.getId() + ": " + rule.getHelp() + " " + rule.getNodes().get(0).getHtml();
  }

  @Test
  void views_fitATelephone(Browser browser, LocalSystem system) {
    try (Visit visit = Visit.byPhone(browser, system)) {
      for (String view : views) {
        Page page = visit.go(view);
        page.waitForTimeout(500);
        assertThat(page.evaluate("document.documentElement.scrollWidth"))
            .as("width of %s", view)
            .isEqualTo(390);
      }
    }
  }
}
