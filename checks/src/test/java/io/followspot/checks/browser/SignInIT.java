package io.followspot.checks.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.followspot.checks.system.Filming;
import io.followspot.checks.system.RunningSystem;
import io.followspot.gateway.Gateway;
import io.followspot.gateway.Server;
import io.followspot.gateway.access.AllowedOrigins;
import io.followspot.gateway.access.TokenFile;
import io.followspot.gateway.http.ServerLimits;
import io.followspot.gateway.store.StoreConfig;
import io.followspot.kafka.KafkaConnection;
import io.followspot.process.HostPort;
import io.followspot.process.TokenLine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The page with a gateway that requires tokens. */
@ExtendWith({RunningSystem.class, Browsing.class})
class SignInIT {
  @TempDir Path home;

  @Test
  void viewerOfOneCamera_signsIn_andSeesThatAlone(Browser browser, KafkaConnection kafka)
      throws Exception {
    Filming.register(kafka, "seen");
    Filming.register(kafka, "unseen");
    String viewer = TokenLine.newToken();
    String operator = TokenLine.newToken();
    Path tokens = home.resolve("tokens");
    Files.write(
        tokens,
        List.of(
            new TokenLine(TokenLine.hashOf(viewer), "viewer", Set.of("seen"), "").text(),
            new TokenLine(TokenLine.hashOf(operator), "operator", Set.of(), "").text()));
    Server.Settings serving =
        new Server.Settings(
            new HostPort("127.0.0.1", 0),
            new TokenFile(tokens),
            AllowedOrigins.withTokens(""),
            Optional.empty(),
            ServerLimits.fromEnvironment(false));
    StoreConfig store = StoreConfig.embedded(home.resolve("store"), Duration.ofDays(1));
    try (Gateway gateway = new Gateway(kafka, store, serving);
        Visit visit = Visit.byDesktop(browser, gateway.address().toString(), ColorScheme.LIGHT)) {
      visit.expect(error -> error.contains("401"));
      Page page = visit.go("");
      assertThat(page.locator("h1")).containsText("Sign in");
      page.getByLabel("Token").fill("not-a-token");
      page.keyboard().press("Enter");
      assertThat(page.locator(".fault")).containsText("This token is not valid");

      page.getByLabel("Token").fill(viewer);
      page.keyboard().press("Enter");
      assertThat(page.getByLabel("Camera seen")).isVisible();
      assertThat(page.locator(".tile")).hasCount(1);
      assertThat(page.getByText("Add camera")).isHidden();

      page.getByText("Sign out").click();
      page.getByLabel("Token").fill(operator);
      page.keyboard().press("Enter");
      assertThat(page.getByLabel("Camera unseen")).isVisible();
      assertThat(page.getByText("Add camera")).isVisible();
    }
  }
}
