package io.followspot.checks.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.checks.Program;
import io.followspot.checks.Project;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Generates clients from the OpenAPI document, in a process of its own. */
final class ClientGenerator {
  private static final Path GENERATOR =
      Project.root().resolve("checks/target/tools/openapi-generator-cli.jar");

  private final Path document;
  private final Path directory;

  /**
   * Generates from a document.
   *
   * @param document as the gateway serves it
   * @param directory for the clients, a folder each
   */
  ClientGenerator(Path document, Path directory) {
    this.document = document;
    this.directory = directory;
  }

  /**
   * Generates a client, without an error in the document.
   *
   * @param language the generator's name
   * @param properties its options, as {@code NAME=VALUE}
   * @return the client's folder
   */
  Path generate(String language, String... properties) throws Exception {
    assertThat(GENERATOR).as("copied by the build of checks").exists();
    Path client = Files.createDirectories(directory.resolve(language));
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                GENERATOR.toString(),
                "generate",
                "--input-spec",
                document.toString(),
                "--generator-name",
                language,
                "--output",
                client.toString(),
                "--global-property",
                "apiTests=false,modelTests=false,apiDocs=false,modelDocs=false"));
    for (String property : properties) {
      command.add("--additional-properties=" + property);
    }
    Program.Result result = Program.run(directory, command);
    assertThat(result.exitCode()).as(result.text()).isZero();
    assertThat(result.text().lines().filter(it -> it.contains("] ERROR ")).toList()).isEmpty();
    return client;
  }
}
