package io.followspot.checks.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.followspot.checks.Project;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What {@code kubectl kustomize} builds; tests are skipped where kubectl is not installed. */
final class Kustomize {
  private Kustomize() {}

  /** The objects of a directory of {@code deploy/kubernetes}. */
  static List<JsonNode> build(String directory) throws IOException, InterruptedException {
    Optional<Path> kubectl =
        Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
            .map(it -> Path.of(it, "kubectl"))
            .filter(Files::isExecutable)
            .findFirst();
    assumeTrue(kubectl.isPresent(), "kubectl is not installed");
    Path out = Files.createTempFile("kustomize", ".yaml");
    Path path = Project.root().resolve("deploy/kubernetes").resolve(directory);
    Process process =
        new ProcessBuilder(kubectl.get().toString(), "kustomize", path.toString())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      String built = Files.readString(out);
      assertThat(process.exitValue()).as(built).isZero();
      return Manifests.parse(built);
    } finally {
      process.destroyForcibly();
      Files.delete(out);
    }
  }
}
