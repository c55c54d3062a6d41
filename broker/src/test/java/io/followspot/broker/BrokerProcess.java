package io.followspot.broker;

import io.followspot.process.ParentProcess;
import io.followspot.process.Setting;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The broker as a separate process, started as a supervisor starts it. */
final class BrokerProcess implements AutoCloseable {
  private final Process process;
  private final BufferedReader out;

  private BrokerProcess(Process process) {
    this.process = process;
    this.out = process.inputReader(StandardCharsets.UTF_8);
  }

  static BrokerProcess start(Path home, String listen) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                BrokerMain.class.getName()));
    builder.environment().put(Setting.HOME.variable(), home.toString());
    builder.environment().put(Setting.BROKER_LISTEN.variable(), listen);
    builder.environment().put(Setting.EXIT_WITH_PARENT.variable(), "true");
    return new BrokerProcess(builder.start());
  }

  /** Waits for the line that gives its address. */
  String awaitAddress() throws IOException {
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (ParentProcess.isReady(line)) {
        return ParentProcess.addressIn(line);
      }
    }
    throw new AssertionError("the broker ended before it was ready: " + errors());
  }

  /** Its standard error output, after it has ended. */
  String errors() throws IOException {
    return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  int awaitExit() throws InterruptedException {
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      throw new AssertionError("the broker did not end within 60 s");
    }
    return process.exitValue();
  }

  /** Closes the process's standard input, as the end of its parent does. */
  void abandon() throws IOException {
    process.getOutputStream().close();
  }

  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      kill();
    }
  }
}
