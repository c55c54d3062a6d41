package io.followspot.checks.settings;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.followspot.checks.Project;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** FOLLOWSPOT_LOG_FORMAT=json makes each message one JSON object. */
class LogFormatTest {
  private static final String MESSAGE = "a \"quoted\" word\nand a second line";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "functions/src/main/resources/logback-functions.xml",
        "gateway/src/main/resources/logback-gateway.xml"
      })
  void logback_writesWhatTheSettingSays(String file) throws Exception {
    assertThat(logged(file, null)).contains("INFO").contains("a \"quoted\" word\nand");

    JsonNode entry = new ObjectMapper().readTree(logged(file, "json"));
    assertThat(entry.path("level").asText()).isEqualTo("INFO");
    assertThat(entry.path("loggerName").asText()).isEqualTo("io.followspot.Any");
    assertThat(entry.path("formattedMessage").asText()).isEqualTo(MESSAGE);
    assertThat(entry.path("timestamp").asLong()).isPositive();
    assertThat(entry.path("threadName").asText()).isNotEmpty();
    assertThat(entry.path("throwable").toString()).contains("no such frame");
  }

  private static String logged(String file, String format) throws Exception {
    PrintStream before = System.err;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    LoggerContext context = new LoggerContext();
    context.setMDCAdapter(new LogbackMDCAdapter());
    try {
      System.setErr(new PrintStream(out, true, StandardCharsets.UTF_8));
      if (format != null) {
        context.putProperty("FOLLOWSPOT_LOG_FORMAT", format);
      }
      JoranConfigurator configurator = new JoranConfigurator();
      configurator.setContext(context);
      Path path = Project.root().resolve(file);
      configurator.doConfigure(path.toFile());
      context
          .getLogger("io.followspot.Any")
          .info(MESSAGE, new IllegalStateException("no such frame"));
    } finally {
      context.stop();
      System.setErr(before);
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
