package io.followspot.checks.settings;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import io.followspot.checks.Project;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** FOLLOWSPOT_LOG_LEVEL has an effect in every process. */
class LogLevelTest {
  @ParameterizedTest
  @CsvSource({
    "functions/src/main/resources/logback-functions.xml, INFO",
    "gateway/src/main/resources/logback-gateway.xml, INFO",
    "cli/src/main/resources/logback.xml, WARN"
  })
  void logback_takesTheLevelOfTheSetting(String file, String byDefault) throws JoranException {
    assertThat(levelOf(file, null)).isEqualTo(Level.valueOf(byDefault));
    assertThat(levelOf(file, "debug")).isEqualTo(Level.DEBUG);
    assertThat(levelOf(file, "error")).isEqualTo(Level.ERROR);
  }

  @ParameterizedTest
  @ValueSource(strings = {"broker", "engine"})
  void log4j_takesTheLevelOfTheSetting(String module) throws IOException {
    assertThat(
            Files.readString(
                Project.root().resolve(module).resolve("src/main/resources/log4j2.properties")))
        .contains("rootLogger.level = ${env:FOLLOWSPOT_LOG_LEVEL:-warn}");
  }

  /** Logback resolves a variable in its context before it looks into the environment. */
  private static Level levelOf(String file, String setting) throws JoranException {
    LoggerContext context = new LoggerContext();
    try {
      if (setting != null) {
        context.putProperty("FOLLOWSPOT_LOG_LEVEL", setting);
      }
      JoranConfigurator configurator = new JoranConfigurator();
      configurator.setContext(context);
      configurator.doConfigure(Project.root().resolve(file).toFile());
      return context.getLogger("io.followspot.Any").getEffectiveLevel();
    } finally {
      context.stop();
    }
  }
}
