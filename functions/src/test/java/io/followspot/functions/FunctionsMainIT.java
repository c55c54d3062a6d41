package io.followspot.functions;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.process.ParentProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FunctionsMainIT {
  private final ProcessBuilder builder = new ProcessBuilder(command());
  private Process process;

  @AfterEach
  void stop() throws InterruptedException {
    if (process != null) {
      process.destroyForcibly().waitFor();
    }
  }

  @Test
  void start_saysWhereItListens_andStopsWhenTold() throws Exception {
    BufferedReader out = start(Map.of("FOLLOWSPOT_FUNCTIONS_LISTEN", "127.0.0.1:0"));

    String line = out.readLine();
    assertThat(ParentProcess.isReady(line)).isTrue();
    URI health = URI.create(ParentProcess.addressIn(line)).resolve("/healthz");
    assertThat(
            HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(health).build(), BodyHandlers.discarding())
                .statusCode())
        .isEqualTo(200);

    process.toHandle().destroy();
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(out.readLine()).isNull();
  }

  @Test
  void parentGone_ends() throws Exception {
    BufferedReader out =
        start(
            Map.of(
                "FOLLOWSPOT_FUNCTIONS_LISTEN",
                "127.0.0.1:0",
                "FOLLOWSPOT_EXIT_WITH_PARENT",
                "true"));
    assertThat(ParentProcess.isReady(out.readLine())).isTrue();

    process.getOutputStream().close();

    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void portTaken_exitsSayingWhatToDo() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      start(Map.of("FOLLOWSPOT_FUNCTIONS_LISTEN", "127.0.0.1:" + taken.getLocalPort()));

      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(2);
      assertThat(errors())
          .contains("127.0.0.1:" + taken.getLocalPort())
          .contains("FOLLOWSPOT_FUNCTIONS_LISTEN")
          .hasLineCount(1);
    }
  }

  @Test
  void badAddress_exitsSayingWhatToDo() throws Exception {
    start(Map.of("FOLLOWSPOT_FUNCTIONS_LISTEN", "nowhere"));

    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(2);
    assertThat(errors())
        .contains("nowhere")
        .contains("FOLLOWSPOT_FUNCTIONS_LISTEN")
        .hasLineCount(1);
  }

  /** The process as it is run: with the arguments of {@code jvm.options}. */
  private static List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    try {
      Files.readAllLines(Path.of("jvm.options")).stream()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .forEach(command::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), FunctionsMain.class.getName()));
    return command;
  }

  private BufferedReader start(Map<String, String> environment) throws IOException {
    builder.environment().putAll(environment);
    process = builder.start();
    return process.inputReader(StandardCharsets.UTF_8);
  }

  private String errors() throws IOException {
    return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
