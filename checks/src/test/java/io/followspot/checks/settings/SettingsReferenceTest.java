package io.followspot.checks.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.checks.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SettingsReferenceTest {
  @Test
  void document_isWhatTheCommentsSay() throws IOException {
    Path document = Project.root().resolve("docs/settings.md");
    String expected = SettingsReference.text();
    if (Boolean.getBoolean("settings.write")) {
      Files.writeString(document, expected);
    }

    assertThat(document).exists();
    assertThat(Files.readString(document))
        .as("regenerate it by the command in docs/settings.md")
        .isEqualTo(expected);
    assertThat(expected).doesNotContain(" | |");
  }
}
