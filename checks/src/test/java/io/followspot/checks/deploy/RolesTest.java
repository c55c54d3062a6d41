package io.followspot.checks.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.checks.Project;
import io.followspot.launcher.ProcessRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How a role is started is said once. */
class RolesTest {
  @ParameterizedTest
  @EnumSource(ProcessRole.class)
  void mainClass_isInItsModule(ProcessRole role) {
    Path source =
        Project.root()
            .resolve(role.module())
            .resolve("src/main/java")
            .resolve(role.mainClass().replace('.', '/') + ".java");
    assertThat(source).exists();
  }

  @Test
  void scripts_nameNoMainClass() throws IOException {
    try (Stream<Path> files = Files.list(Project.root().resolve("deploy"))) {
      for (Path script : files.filter(file -> file.toString().endsWith(".sh")).toList()) {
        assertThat(Files.readString(script)).as(script.toString()).doesNotContain("io.followspot.");
      }
    }
  }
}
