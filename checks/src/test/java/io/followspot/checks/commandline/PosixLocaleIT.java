package io.followspot.checks.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.checks.Project;
import io.followspot.simulation.scene.Scene;
import io.followspot.simulation.scene.SceneRenderer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The locale of cron, systemd and containers, with names beyond ASCII. A shell script carries the
 * names, since this JVM may run in that locale as well.
 */
@EnabledOnOs(OS.LINUX)
class PosixLocaleIT {
  @TempDir Path directory;

  @Test
  void help_isPrinted_withAHomeBeyondAscii() throws Exception {
    assertThat(run("\"$followspot\" --help")).contains("publish", "annotate");
  }

  @Test
  void folderBeyondAscii_isAnnotated() throws Exception {
    SceneRenderer renderer = new SceneRenderer(Scene.lobby(1));
    for (int i = 0; i < 5; i++) {
      Files.write(directory.resolve(i + ".jpg"), renderer.jpeg(i));
    }
    String said =
        run(
            "mkdir 'Tür 大门' && cp *.jpg 'Tür 大门' &&"
                + " \"$followspot\" annotate 'Tür 大门' --tracks 'Spuren ü.txt' && ls Spuren*");
    assertThat(said).contains("5 frames", "Spuren ü.txt");
  }

  @Test
  void fileThatIsMissing_isNamedAsItWasGiven() throws Exception {
    assertThat(run("! \"$followspot\" annotate 'Flur ä.mp4'")).contains("Flur ä.mp4");
  }

  private String run(String commands) throws IOException, InterruptedException {
    Path script =
        Files.writeString(
            directory.resolve("script.sh"),
            "export FOLLOWSPOT_HOME=\"$PWD/hömé ü x\"\nset -e\n" + commands + "\n");
    ProcessBuilder builder = new ProcessBuilder("bash", script.toString());
    builder.directory(directory.toFile()).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("LC_") || name.equals("LANG"));
    builder.environment().put("LC_ALL", "POSIX");
    builder.environment().put("FOLLOWSPOT_NO_BUILD", "1");
    builder.environment().put("followspot", Project.root().resolve("followspot").toString());
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(said).isZero();
    assertThat(said).doesNotContain("Exception");
    return said;
  }
}
