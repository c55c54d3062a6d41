package io.followspot.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where bash-completion looks for the script of a command when it is first completed.
 *
 * @param path of the script
 */
record CompletionFile(Path path) {
  /** By the variables that bash-completion reads. */
  static CompletionFile of(Map<String, String> environment) {
    Path home = Path.of(set(environment, "HOME").orElseGet(() -> System.getProperty("user.home")));
    Path data =
        set(environment, "XDG_DATA_HOME").map(Path::of).orElse(home.resolve(".local/share"));
    Path directory =
        set(environment, "BASH_COMPLETION_USER_DIR")
            .map(Path::of)
            .orElse(data.resolve("bash-completion"));
    return new CompletionFile(directory.resolve("completions").resolve("followspot"));
  }

  private static Optional<String> set(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).filter(it -> !it.isEmpty());
  }

  /** Writes the script in place of an earlier one. */
  void write(String script) throws IOException {
    Files.createDirectories(path.toAbsolutePath().getParent());
    Files.writeString(path, script);
  }
}
