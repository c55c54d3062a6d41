package io.followspot.checks.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.followspot.checks.Project;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The README's first section, from the first line to Ctrl-C. */
@ExtendWith(Browsing.class)
@EnabledOnOs(OS.LINUX)
@Timeout(600)
class DemoIT {
  /** The exit code by convention: 128 plus the signal's number. */
  private static final int ENDED_BY_CTRL_C = 130;

  private static final Pattern OPEN = Pattern.compile("Open +(http\\S+)");
  private static final Pattern CURL = Pattern.compile("^curl .*$", Pattern.MULTILINE);

  @TempDir Path directory;
  private RunningDemo demo;

  @AfterEach
  void end() throws Exception {
    demo.close();
  }

  @Test
  void demo_isWatchedCountedClickedFetchedAndEnded(Browser browser) throws Exception {
    demo = RunningDemo.start(directory.resolve("home"), directory.resolve("said.txt"));
    String url = demo.await(OPEN).group(1);
    String track;
    try (Visit visit = Visit.byDesktop(browser, url, ColorScheme.LIGHT)) {
      Page page = visit.go("");
      assertThat(page.locator(".tile .badge.on")).hasCount(2);
      page.getByLabel("Camera Street (simulated)").click();
      drawLine(page);
      assertThat(page.locator(".tag.line").last()).containsText(Pattern.compile("[→←] [1-9]"));
      track = clickSomebody(page);
      playClip(page);
    }
    fetch(url, track);
    demo.interrupt();
    assertThat(demo.exitCode()).isEqualTo(ENDED_BY_CTRL_C);
    assertThat(demo.said()).contains("stopped; the data stays in " + directory.resolve("home"));
    assertThat(demo.leftBehind()).isEmpty();
  }

  private static void drawLine(Page page) {
    assertThat(page.locator(".stage .wait")).isHidden();
    page.getByText("Draw line").click();
    Stage.of(page).drag(0.3, 0.98, 0.3, 0.3);
    page.getByLabel("Name").fill("Before the tree");
    page.getByText("Save", new Page.GetByTextOptions().setExact(true)).click();
    assertThat(page.locator(".toast")).containsText("Saved");
    assertThat(page.locator(".tag.line").last()).containsText("Before the tree");
  }

  private static String clickSomebody(Page page) {
    page.locator("[data-track]").first().click();
    page.waitForURL(Pattern.compile("#/tracks/street\\.1\\.\\d+$"));
    assertThat(page.locator(".moments")).containsText("Appeared");
    return page.url().substring(page.url().lastIndexOf('/') + 1);
  }

  private static void playClip(Page page) {
    page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Clip")).click();
    Locator video = page.locator("video");
    video.waitFor();
    page.waitForCondition(
        () -> (boolean) video.evaluate("it => it.videoWidth > 0 && it.currentTime > 0.2"));
  }

  /** Runs the README's commands after the picture, with this gateway and this track. */
  private void fetch(String url, String track) throws Exception {
    String readme = Files.readString(Project.root().resolve("README.md"));
    Matcher curl = CURL.matcher(readme.substring(0, readme.indexOf("## Test it")));
    int calls = 0;
    while (curl.find()) {
      calls++;
      String call =
          curl.group()
              .replace("http://127.0.0.1:8080", url.replaceAll("/$", ""))
              .replace("street.1.1", track)
              .replaceFirst("^curl", "curl -fsS");
      Process typed =
          new ProcessBuilder("bash", "-c", call)
              .directory(directory.toFile())
              .redirectOutput(directory.resolve("fetched").toFile())
              .redirectError(directory.resolve("consoleErrors").toFile())
              .start();
      assertThat(typed.waitFor(60, TimeUnit.SECONDS)).as(call).isTrue();
      assertThat(Files.readString(directory.resolve("consoleErrors"))).as(call).isEmpty();
      assertThat(typed.exitValue()).as(call).isZero();
    }
    assertThat(calls).isEqualTo(4);
    assertThat(Files.readString(directory.resolve("clip.mp4"), StandardCharsets.ISO_8859_1))
        .matches("(?s).{4}ftyp.*");
  }
}
