package io.followspot.checks.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import io.followspot.checks.system.Filming;
import io.followspot.checks.system.RunningSystem;
import io.followspot.cli.demo.SimulatedSiteStream;
import io.followspot.kafka.KafkaConnection;
import io.followspot.launcher.LocalSystem;
import io.followspot.protos.v1.AlertKind;
import io.followspot.protos.v1.AlertRule;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.Line;
import io.followspot.protos.v1.RelativePoint;
import io.followspot.protos.v1.Zone;
import io.followspot.simulation.site.SimulatedSite;
import io.followspot.simulation.site.SiteScenario;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The page in another language than English: all of it, chosen by the browser or by its user. */
@ExtendWith({RunningSystem.class, Browsing.class})
class LanguageIT {
  /**
   * Texts and names of elements that have two Latin letters in a row, without what is the same in
   * every language, and without what the registrations say: names, ids, sources, and the messages
   * of the gateway.
   */
  private static final String NOT_TRANSLATED =
      """
      async () => {
        const said = new Set();
        const collect = value => {
          if (typeof value === 'string') said.add(value);
          else if (value && typeof value === 'object') Object.values(value).forEach(collect);
        };
        collect(await (await fetch('v1/cameras')).json());
        collect(await (await fetch('v1/sites')).json());
        collect(await (await fetch('statusz')).json());
        collect(await (await fetch('v1/alerts?camera=dating')).json());
        const known = [...said].filter(text => text.length > 1).map(text => text.toLowerCase())
            .sort((a, b) => b.length - a.length);
        const same = /\\b(Followspot|Kafka|API|JSON|GeoJSON|Moving Features|ID|ONNX|COCO|YOLO\\w+|yolox_nano\\.onnx|webhook|MQTT|Shift|Delete|Enter|Esc|CSV|dB|GB|kHz|[xyz]|passage\\.\\d+|rtsp:\\S+|people\\.mp4|person|car|lobby(\\.1\\.42)?|hall|UTC|USB)\\b/gi;
        const english = text => {
          let rest = text.toLowerCase();
          for (const one of known) rest = rest.replaceAll(one, ' ');
          return /[a-z]{2}/.test(rest.replace(same, ' '));
        };
        const found = [];
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        for (let node; (node = walker.nextNode());)
          if (!node.parentElement.closest('script, noscript, code, .mono, [translate=no], [lang=en]') && english(node.data))
            found.push(node.data.trim());
        for (const name of ['aria-label', 'aria-valuetext', 'title', 'placeholder', 'alt'])
          for (const element of document.querySelectorAll(`[${name}]`))
            if (english(element.getAttribute(name))) found.push(`${name}: ${element.getAttribute(name)}`);
        return found;
      }
      """;

  private static List<String> views = List.of();

  @BeforeAll
  static void film(KafkaConnection kafka, LocalSystem system) throws Exception {
    Filming.register(
        kafka,
        CameraRegistration.newBuilder()
            .setCameraId("dating")
            .setName("大厅")
            .addLines(
                Line.newBuilder()
                    .setLineId("l")
                    .setName("大门")
                    .setStart(point(0.5, 0.9))
                    .setEnd(point(0.5, 0.4)))
            .addZones(
                Zone.newBuilder()
                    .setZoneId("z")
                    .setName("中央")
                    .addPolygon(point(0.1, 0.4))
                    .addPolygon(point(0.9, 0.4))
                    .addPolygon(point(0.9, 0.95)))
            .addAlertRules(
                AlertRule.newBuilder()
                    .setRuleId("crossed")
                    .setKind(AlertKind.ALERT_KIND_LINE_CROSSED)
                    .setLineId("l"))
            .build());
    Filming.film(kafka, "dating", "sim:lobby?seed=8&seconds=12");
    filmSite(kafka);
    Api api = new Api(system);
    String track =
        api.await("/v1/tracks?camera=dating&status=ended", it -> it.path("tracks").size() > 0)
            .at("/tracks/0/track_id")
            .asText();
    api.await("/v1/identities/passage.1", it -> it.path("sightings").size() > 1);
    views =
        List.of(
            "",
            "cameras/dating",
            "cameras/dating/calibration",
            "tracks?camera=dating",
            "tracks?camera=dating&label=nobody",
            "tracks/" + track,
            "counts?camera=dating",
            "review?camera=dating&hours=1",
            "alerts?camera=dating",
            "sites/passage",
            "identities/passage.1",
            "health",
            "nowhere");
  }

  /** The site's cameras send positions, and no frames. */
  private static boolean hasNoPicture(String error) {
    return error.contains("404") && error.contains("/passage-cam");
  }

  private static void filmSite(KafkaConnection kafka) throws InterruptedException {
    long beganUs = (System.currentTimeMillis() - 60_000) * 1_000;
    SimulatedSite site = new SimulatedSite(SiteScenario.exact(12, 2, 1, 8));
    try (SimulatedSiteStream stream = new SimulatedSiteStream(kafka, "passage", site)) {
      for (CameraRegistration registration : stream.registrations(beganUs - 1)) {
        Filming.register(kafka, registration);
      }
      stream.run(beganUs, false);
    }
  }

  private static RelativePoint point(double x, double y) {
    return RelativePoint.newBuilder().setX(x).setY(y).build();
  }

  @Test
  void chineseBrowser_readsNoEnglishInAnyView(Browser browser, LocalSystem system) {
    try (Visit visit = Visit.inLanguage(browser, system, "zh-CN", ColorScheme.LIGHT)) {
      visit.expect(LanguageIT::hasNoPicture);
      for (String view : views) {
        Page page = visit.go(view);
        page.waitForTimeout(1_000);
        assertThat(page.evaluate(NOT_TRANSLATED)).as("English in %s", view).isEqualTo(List.of());
        assertThat(page.locator("html")).hasAttribute("lang", "zh");
        assertThat(page.title()).endsWith(" · Followspot");
      }
    }
  }

  @Test
  void chineseBrowser_readsNoEnglishInDialogues(Browser browser, LocalSystem system) {
    try (Visit visit = Visit.inLanguage(browser, system, "zh-CN", ColorScheme.DARK)) {
      Page page = visit.go("cameras/dating");
      page.locator("#add-camera").click();
      page.getByText("其他网络或其他标签").click();
      assertTranslated(page, "adding a camera");
      page.keyboard().press("Escape");
      page.getByText("移除", new Page.GetByTextOptions().setExact(true)).click();
      assertTranslated(page, "removing a camera");
      page.keyboard().press("Escape");
      page.getByLabel("编辑警戒线 大门").click();
      assertTranslated(page, "editing a line");
      page.getByText("添加规则").click();
      assertTranslated(page, "adding an alert rule");
      page.keyboard().press("Escape");
      page.locator("#language").click();
      page.locator("dialog button[lang=en]").waitFor();
      assertTranslated(page, "choosing a language");
    }
  }

  private static void assertTranslated(Page page, String what) {
    assertThat(page.evaluate(NOT_TRANSLATED)).as("English while %s", what).isEqualTo(List.of());
  }

  /** In one scheme of colours: EverybodyIT checks the same views in both. */
  @Test
  void chineseViews_breakNoRuleOfAxe(Browser browser, LocalSystem system) {
    try (Visit visit = Visit.inLanguage(browser, system, "zh-CN", ColorScheme.LIGHT)) {
      visit.expect(LanguageIT::hasNoPicture);
      for (String view : views) {
        Page page = visit.go(view);
        page.waitForTimeout(400);
        assertThat(
                new AxeBuilder(page)
                    .analyze().getViolations().stream().map(it -> it.getId() + it.getNodes()))
            .as(view)
            .isEmpty();
      }
    }
  }

  @Test
  void languageIsChosenByKeyboard_isKept_andChosenBack(Browser browser, LocalSystem system) {
    try (Visit visit = Visit.byDesktop(browser, system, ColorScheme.LIGHT)) {
      Page page = visit.go("counts");
      assertThat(page.locator("main h1")).hasText("Counts");
      choose(page, "简体中文");
      assertThat(page.locator("main h1")).hasText("计数");
      assertThat(page.locator("#language")).isFocused();
      assertThat(page.locator("#language")).hasAttribute("aria-label", "语言：简体中文");
      assertThat(page.locator("html")).hasAttribute("lang", "zh");
      page.reload();
      assertThat(page.locator("main h1")).hasText("计数");
      choose(page, "English");
      assertThat(page.locator("main h1")).hasText("Counts");
      assertThat(page.locator("html")).hasAttribute("lang", "en");
    }
  }

  private static void choose(Page page, String language) {
    page.locator("#language").focus();
    page.keyboard().press("Enter");
    for (int i = 0; i < 5; i++) {
      page.keyboard().press("Tab");
      if (language.equals(page.evaluate("document.activeElement.textContent"))) {
        page.keyboard().press("Enter");
        return;
      }
    }
    throw new AssertionError("no way by keyboard to " + language);
  }

  @Test
  void unsavedChanges_areAskedFor_beforeTheLanguageChanges(Browser browser, LocalSystem system) {
    try (Visit visit = Visit.byDesktop(browser, system, ColorScheme.LIGHT)) {
      Page page = visit.go("cameras/dating");
      page.getByText("Draw zone").focus();
      page.keyboard().press("Enter");
      assertThat(page.getByText("Unsaved changes")).isVisible();
      choose(page, "简体中文");
      assertThat(page.locator("dialog[open] h1")).hasText("Leave without saving?");
      page.keyboard().press("Escape");
      assertThat(page.getByText("Unsaved changes")).isVisible();
      choose(page, "简体中文");
      page.locator("dialog[open] .danger").click();
      assertThat(page.getByText("绘制区域")).isVisible();
    }
  }

  @Test
  void textThatACatalogueLacks_isInEnglish_withEnglishPlurals(Browser browser, LocalSystem system) {
    try (Visit visit = Visit.inLanguage(browser, system, "zh-TW", ColorScheme.LIGHT)) {
      visit
          .page()
          .route(
              "**/texts/zh.json",
              route -> route.fulfill(new Route.FulfillOptions().setBody("{\"Tracks\": \"轨迹\"}")));
      Page page = visit.go("tracks?camera=dating");
      assertThat(page.locator("main h1")).hasText("轨迹");
      assertThat(page.locator("main [role=status]").first()).containsText(" tracks");
      assertThat(page.getByText("All cameras")).isAttached();
    }
  }

  @Test
  void browserOfNoKnownLanguage_getsEnglish(Browser browser, LocalSystem system) {
    try (Visit visit = Visit.inLanguage(browser, system, "fr-FR", ColorScheme.LIGHT)) {
      Page page = visit.go("health");
      assertThat(page.locator("main h1")).hasText("Health");
      assertThat(page.locator("html")).hasAttribute("lang", "en");
    }
  }
}
