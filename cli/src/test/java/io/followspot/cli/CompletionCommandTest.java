package io.followspot.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.followspot.terminal.CliException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletionCommandTest {
  @TempDir Path home;

  @Test
  void install_writesWhereBashCompletionLooks() throws IOException {
    String said = install(Map.of("HOME", home.toString(), "SHELL", "/bin/bash"));

    Path file = home.resolve(".local/share/bash-completion/completions/followspot");
    assertThat(Files.readString(file)).isEqualTo("the script");
    assertThat(said).contains(file.toString()).contains("new shell");
  }

  @Test
  void install_takesTheDirectoriesThatTheUserChose_andTellsZshUsersWhatToAdd() {
    String said =
        install(
            Map.of(
                "HOME", home.toString(),
                "XDG_DATA_HOME", home.resolve("data").toString(),
                "SHELL", "/usr/bin/zsh"));

    assertThat(home.resolve("data/bash-completion/completions/followspot")).exists();
    assertThat(said).contains("bashcompinit").contains("~/.zshrc");
  }

  @Test
  void install_whereNothingCanBeWritten_saysSo() throws IOException {
    Path file = Files.writeString(home.resolve("file"), "");

    assertThatThrownBy(() -> install(Map.of("BASH_COMPLETION_USER_DIR", file.toString())))
        .isInstanceOf(CliException.class)
        .hasMessageContaining("cannot write " + file);
  }

  private static String install(Map<String, String> environment) {
    StringWriter said = new StringWriter();
    CompletionCommand.install("the script", environment, new PrintWriter(said));
    return said.toString();
  }
}
