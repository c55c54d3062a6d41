package io.followspot.gateway.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.followspot.protos.v1.AlertSeverity;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertTargetFileTest {
  @TempDir Path directory;

  @Test
  void file_isRead_andItsFlawsAreNamedWithoutSecrets() throws IOException {
    Path file = directory.resolve("webhooks.json");
    String sound =
        "{\"name\":\"ops\",\"url\":\"https://example.com/x\",\"secret\":\""
            + WebhookReceiver.SECRET
            + "\",\"least_severity\":\"critical\",\"cameras\":[\"yard\"]}";
    Files.writeString(file, "[" + sound + "]");
    assertThat(AlertTargetFile.read(file.toString()))
        .containsExactly(
            new WebhookTarget(
                new AlertFilter("ops", AlertSeverity.ALERT_SEVERITY_CRITICAL, Set.of("yard")),
                URI.create("https://example.com/x"),
                WebhookReceiver.SECRET));
    assertThat(AlertTargetFile.read("")).isEmpty();
    for (String flawed :
        List.of(
            "[" + sound + "," + sound + "]",
            "[" + sound.replace("https", "file") + "]",
            "[" + sound.replace("ops", "o s") + "]",
            "[" + sound.replace("critical", "fatal") + "]",
            "[" + sound.replace("cameras", "camera") + "]",
            sound,
            "[" + sound)) {
      Files.writeString(file, flawed);
      assertThatThrownBy(() -> AlertTargetFile.read(file.toString()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(file.toString())
          .hasMessageNotContaining(WebhookReceiver.SECRET);
    }
    Files.writeString(file, "[" + sound.replace(WebhookReceiver.SECRET, "short") + "]");
    assertThatThrownBy(() -> AlertTargetFile.read(file.toString()))
        .hasMessageContaining("at least 16 characters");
  }

  @Test
  void fileThatIsNotThere_isNamedWithItsSetting() {
    assertThatThrownBy(() -> AlertTargetFile.read(directory.resolve("absent.json").toString()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("FOLLOWSPOT_ALERT_TARGETS names ")
        .hasMessageContaining("absent.json, which cannot be read");
  }
}
