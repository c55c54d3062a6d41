package io.followspot.checks.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.followspot.checks.system.Filming;
import io.followspot.checks.system.RunningSystem;
import io.followspot.kafka.KafkaConnection;
import io.followspot.launcher.LocalSystem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every camera's ledger is on the page, and agrees with the API. */
@ExtendWith({RunningSystem.class, Browsing.class})
class HealthIT {
  @Test
  void health_showsEveryCamerasLedger(Browser browser, LocalSystem system, KafkaConnection kafka)
      throws Exception {
    Filming.register(kafka, "sound");
    Filming.register(kafka, "silent");
    Filming.film(kafka, "sound", "sim:lobby?seed=5&seconds=4");
    JsonNode known =
        new Api(system)
            .await("/v1/cameras/sound", it -> it.at("/status/type").asText().equals("stream_ended"))
            .at("/status/ledger");
    try (Visit visit = Visit.byDesktop(browser, system, ColorScheme.DARK)) {
      Page page = visit.go("health");
      Locator ledger = page.getByLabel("Ledger of sound");
      List<String> terms = ledger.locator(".sum dd").allInnerTexts();
      assertThat(terms.get(0)).isEqualTo(known.path("received").asText());
      assertThat(terms.get(1)).isEqualTo(known.path("processed").asText());
      assertThat(ledger.locator("header")).containsText("stream ended");
      assertThat(page.getByLabel("Ledger of silent"))
          .containsText("./followspot publish --camera silent FILE_OR_URL");
    }
  }
}
