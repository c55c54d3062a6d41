package io.followspot.checks.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.followspot.checks.system.Filming;
import io.followspot.checks.system.RunningSystem;
import io.followspot.kafka.KafkaConnection;
import io.followspot.launcher.LocalSystem;
import io.followspot.simulation.scene.Scene;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The grid of all cameras: what it shows, and what it asks for. */
@ExtendWith({RunningSystem.class, Browsing.class})
class LiveIT {
  private static final long SEED = 7;
  private static final String TILE = ".tile[href='#/cameras/0-gate']";

  /** The last of many, below the visible part of the page. */
  private static final String BELOW = "zz-below";

  private static LiveCamera gate;

  @BeforeAll
  static void film(KafkaConnection kafka) throws InterruptedException {
    Filming.register(kafka, "0-gate");
    for (int i = 0; i < 10; i++) {
      Filming.register(kafka, "zz-" + i);
    }
    Filming.register(kafka, BELOW);
    gate = new LiveCamera(kafka, "0-gate", "sim:lobby?seed=" + SEED);
  }

  @AfterAll
  static void stop() throws InterruptedException {
    gate.close();
  }

  @Test
  void boxesOnTiles_lieOnPeople(Browser browser, LocalSystem system) throws Exception {
    Scene scene = Scene.lobby(SEED);
    long firstUs = ShownFrames.firstFrameUs(new Api(system), "0-gate", scene);
    try (Visit visit = Visit.byDesktop(browser, system, ColorScheme.DARK)) {
      // This test reads pixels back, which the page itself does not.
      visit.expect(error -> error.contains("willReadFrequently"));
      Page page = visit.go("");
      assertThat(page.locator(TILE + " .badge.on")).isVisible();
      ShownFrames.watch(page, TILE + " canvas", firstUs).assertOnPeople(scene);
    }
  }

  @Test
  void camerasOutOfSight_areNotAskedForUntilTheyComeIntoSight(Browser browser, LocalSystem system) {
    try (Visit visit = Visit.byDesktop(browser, system, ColorScheme.LIGHT)) {
      List<String> calls = new CopyOnWriteArrayList<>();
      visit.page().onRequest(it -> calls.add(URLDecoder.decode(it.url(), StandardCharsets.UTF_8)));
      Page page = visit.go("");
      page.waitForCondition(() -> asks(calls, "/v1/live?", "0-gate"));
      page.waitForCondition(() -> asks(calls, "&positions=", "0-gate"));
      assertThat(asks(calls, "/v1/live?", BELOW) || asks(calls, "&positions=", BELOW)).isFalse();

      page.locator(".tile[href='#/cameras/" + BELOW + "']").scrollIntoViewIfNeeded();
      page.waitForCondition(() -> asks(calls, "/v1/live?", BELOW));
      page.waitForCondition(() -> asks(calls, "&positions=", BELOW));
      assertThat(calls)
          .filteredOn(it -> it.contains("&positions="))
          .last()
          .asString()
          .contains("last_event_id=");
    }
  }

  private static boolean asks(List<String> calls, String what, String camera) {
    return calls.stream().anyMatch(it -> it.contains(what) && it.contains(camera));
  }

  @Test
  void manyTabs_onlyThoseInSightHoldConnections(Browser browser, LocalSystem system) {
    try (Visit visit = Visit.byDesktop(browser, system, ColorScheme.LIGHT)) {
      Page first = visit.go("");
      assertThat(first.locator("#link")).hasText("Connected");
      List<Page> tabs = new ArrayList<>(List.of(first));
      // Two connections each: without giving them up, the fourth would wait for ever.
      for (int i = 0; i < 4; i++) {
        Visit.hide(tabs.get(i), true);
        Page tab = visit.another();
        assertThat(tab.locator("#link")).hasText("Connected");
        assertThat(tab.locator(TILE + " .badge.on")).isVisible();
        tabs.add(tab);
      }
      Visit.hide(tabs.get(4), true);
      Visit.hide(first, false);
      first.evaluate(
          "tile => new Promise(done => document.querySelector(tile).addEventListener('shown', done,"
              + " { once: true }))",
          TILE + " canvas");
      assertThat(first.locator("#link")).hasText("Connected");
    }
  }
}
