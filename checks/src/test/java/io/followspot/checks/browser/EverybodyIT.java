package io.followspot.checks.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.followspot.checks.system.Filming;
import io.followspot.checks.system.RunningSystem;
import io.followspot.cli.local.LocalSystem;
import io.followspot.kafka.KafkaConnection;
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

/** Every view is for everybody: names, contrasts and widths, by axe-core's rules. */
@ExtendWith({RunningSystem.class, Browsing.class})
class EverybodyIT {
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
            "tracks?camera=views",
            "tracks/" + track,
            "counts?camera=views",
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
        page.waitForTimeout(400);
        assertThat(new AxeBuilder(page).analyze().getViolations())
            .as("%s in %s", view, colours)
            .extracting(EverybodyIT::describe)
            .isEmpty();
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
