package io.followspot.checks.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.followspot.checks.Program;
import io.followspot.checks.Project;
import io.followspot.checks.gateway.Http;
import io.followspot.checks.system.RunningSystem;
import io.followspot.launcher.LocalSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The documents as the gateway serves them pass Redocly, Spectral and the AsyncAPI parser without
 * an error. Skipped where {@code npm ci --prefix checks/linters} has not installed these.
 */
@ExtendWith(RunningSystem.class)
@Timeout(480)
class DocumentLintersIT {
  private static final Path LINTERS = Project.root().resolve("checks/linters");
  private static final Path MODULES = LINTERS.resolve("node_modules");

  @TempDir Path directory;
  private final Http http;

  DocumentLintersIT(LocalSystem system) {
    http = new Http(system);
  }

  @BeforeEach
  void requireLinters() throws Exception {
    assumeTrue(
        Files.exists(MODULES.resolve("@redocly/cli/package.json"))
            && Program.succeeds(directory, List.of("node", "--version")),
        "no linters here, npm ci --prefix checks/linters installs them: skipped");
  }

  @Test
  void redocly_findsNoErrorInTheOpenApiDocument() throws Exception {
    passes(".bin/redocly", "lint", served("openapi.yaml"));
  }

  @Test
  void spectral_findsNoErrorInEither() throws Exception {
    passes(
        ".bin/spectral",
        "lint",
        "--ruleset",
        LINTERS.resolve("spectral.yaml").toString(),
        "--fail-severity",
        "error",
        served("openapi.yaml"),
        served("asyncapi.yaml"));
  }

  @Test
  void asyncApiParser_findsNoError() throws Exception {
    Program.Result result =
        Program.run(
            directory,
            List.of("node", LINTERS.resolve("asyncapi.mjs").toString(), served("asyncapi.yaml")));
    assertThat(result.exitCode()).as(result.text()).isZero();
  }

  private void passes(String program, String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of("env", "REDOCLY_TELEMETRY=off", "REDOCLY_SUPPRESS_UPDATE_NOTICE=true"));
    command.add(MODULES.resolve(program).toString());
    command.addAll(List.of(arguments));
    Program.Result result = Program.run(directory, command);
    assertThat(result.exitCode()).as(result.text()).isZero();
  }

  private String served(String document) throws Exception {
    Path file = directory.resolve(document);
    Files.write(file, http.get("/" + document).body());
    return file.toString();
  }
}
