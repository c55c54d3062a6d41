package io.followspot.gateway;

import io.followspot.process.Setting;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The gateway in a process of its own, with the arguments of its {@code jvm.options}. */
final class GatewayProcess implements AutoCloseable {
  private final Process process;

  private GatewayProcess(Process process) {
    this.process = process;
  }

  static GatewayProcess start(Map<Setting, String> settings) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    Files.readAllLines(Path.of("jvm.options")).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .forEach(command::add);
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), GatewayMain.class.getName()));
    ProcessBuilder builder = new ProcessBuilder(command);
    settings.forEach((setting, value) -> builder.environment().put(setting.variable(), value));
    return new GatewayProcess(builder.start());
  }

  BufferedReader output() {
    return process.inputReader(StandardCharsets.UTF_8);
  }

  int awaitExit() throws InterruptedException {
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      throw new AssertionError("the gateway did not end within 60 s");
    }
    return process.exitValue();
  }

  /** What it wrote to standard error, once it has ended. */
  List<String> errors() throws IOException {
    return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8)
        .lines()
        .toList();
  }

  @Override
  public void close() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }
}
