package io.followspot.checks.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.followspot.launcher.LocalSystem;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** A browser session on the page. Every error that the browser logs meanwhile is a failure. */
final class Visit implements AutoCloseable {
  private final String url;
  private final BrowserContext context;
  private final Page page;
  private final List<String> consoleErrors = new CopyOnWriteArrayList<>();
  private Predicate<String> expected = error -> false;

  private Visit(Browser browser, String url, Browser.NewContextOptions options) {
    this.url = url;
    context = browser.newContext(options);
    page = context.newPage();
    page.setDefaultTimeout(90_000);
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") || message.type().equals("warning")) {
            consoleErrors.add(message.text() + " at " + message.location());
          }
        });
    page.onPageError(consoleErrors::add);
  }

  /** By a screen of 1280 x 800. */
  static Visit byDesktop(Browser browser, LocalSystem system, ColorScheme colours) {
    return byDesktop(browser, system.gatewayUrl(), colours);
  }

  /** The same with another gateway. */
  static Visit byDesktop(Browser browser, String url, ColorScheme colours) {
    return new Visit(
        browser,
        url,
        new Browser.NewContextOptions().setViewportSize(1280, 800).setColorScheme(colours));
  }

  /** By somebody whose browser prefers a language, as {@code zh-CN}. */
  static Visit inLanguage(Browser browser, LocalSystem system, String locale, ColorScheme colours) {
    return new Visit(
        browser,
        system.gatewayUrl(),
        new Browser.NewContextOptions()
            .setViewportSize(1280, 800)
            .setColorScheme(colours)
            .setLocale(locale));
  }

  /** By a telephone of 390 x 844. */
  static Visit byPhone(Browser browser, LocalSystem system) {
    return new Visit(
        browser,
        system.gatewayUrl(),
        new Browser.NewContextOptions()
            .setViewportSize(390, 844)
            .setIsMobile(true)
            .setHasTouch(true));
  }

  /** Opens a view and waits until it is shown. */
  Page go(String hash) {
    URI target = URI.create(url).resolve("/#/" + hash);
    if (page.url().startsWith(url) && !page.url().equals(target.toString())) {
      // The title of the view that is left must not be taken for the next one's, and the next one
      // takes the focus as it appears.
      page.evaluate(
          "hash => { document.querySelectorAll('main :is(h1, h2)').forEach(it =>"
              + " it.setAttribute('data-left', '')); location.hash = hash; }",
          "#/" + hash);
    } else {
      page.navigate(target.toString());
    }
    page.locator("main :is(h1, h2):not([data-left])").first().waitFor();
    return page;
  }

  Page page() {
    return page;
  }

  /** Presses Tab until the element with this text has the focus: all can be reached by keyboard. */
  void tabTo(String text) {
    for (int i = 0; i < 60; i++) {
      page.keyboard().press("Tab");
      if (text.equals(page.evaluate("document.activeElement.textContent.trim()"))) {
        return;
      }
    }
    throw new AssertionError("no way by keyboard to " + text);
  }

  /** Opens the same view in another tab. */
  Page another() {
    Page tab = context.newPage();
    tab.onPageError(consoleErrors::add);
    tab.navigate(page.url());
    return tab;
  }

  /** Simulates that the tab is hidden, and shown again. */
  static void hide(Page tab, boolean hidden) {
    tab.evaluate(
        "hidden => { Object.defineProperty(document, 'hidden', { configurable: true, get: () =>"
            + " hidden }); document.dispatchEvent(new Event('visibilitychange')); }",
        hidden);
  }

  /** Errors that the test itself causes. */
  void expect(Predicate<String> error) {
    expected = error;
  }

  @Override
  public void close() {
    context.close();
    assertThat(consoleErrors.stream().filter(expected.negate()))
        .as("the browser's console")
        .isEmpty();
  }
}
