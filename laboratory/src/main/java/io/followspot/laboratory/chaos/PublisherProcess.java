package io.followspot.laboratory.chaos;

import io.followspot.launcher.Installation;
import io.followspot.process.Setting;
import io.followspot.terminal.CliException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The process that publishes one camera's frames and sound, {@code ./followspot publish --realtime
 * --loop}. If it dies it is restarted at once; it continues the stream of frames, and begins
 * another one of sound.
 */
final class PublisherProcess {
  /** A publisher exits at once if no broker answers. */
  private static final long PAUSE_MS = 200;

  private static final long STOP_WITHIN_S = 60;

  private final ProcessBuilder builder;
  private Process process;
  private boolean stopping;

  private PublisherProcess(ProcessBuilder builder) {
    this.builder = builder;
    this.process = launch();
  }

  /**
   * Starts publishing.
   *
   * @param footage what is published
   * @param log where the process writes its output
   */
  static PublisherProcess start(
      String bootstrapServers, String cameraId, Footage footage, double framesPerSecond, Path log) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "publish",
                "--bootstrap-server",
                bootstrapServers,
                "--camera",
                cameraId,
                "--realtime",
                "--loop",
                "--no-register",
                "--image-rate",
                Double.toString(framesPerSecond),
                footage.pictures().toString()));
    footage
        .talk()
        .ifPresent(
            talk ->
                arguments.addAll(
                    List.of(
                        "--sound", talk.microphone().toString(), "--far", talk.far().toString())));
    ProcessBuilder builder = new ProcessBuilder(Installation.find().commandLine(arguments));
    builder.environment().put(Setting.EXIT_WITH_PARENT.variable(), "true");
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    return new PublisherProcess(builder);
  }

  synchronized long pid() {
    return process.pid();
  }

  /** Ends the stream, after all of it is acknowledged, and the process. */
  void stop() throws InterruptedException {
    Process last;
    synchronized (this) {
      stopping = true;
      last = process;
    }
    last.destroy();
    if (!last.waitFor(STOP_WITHIN_S, TimeUnit.SECONDS)) {
      last.destroyForcibly().waitFor();
      throw new CliException(
          "a publisher did not end within " + STOP_WITHIN_S + " s", CliException.FAILED);
    }
  }

  private Process launch() {
    try {
      Process launched = builder.start();
      var unused = launched.onExit().thenRun(this::again);
      return launched;
    } catch (IOException e) {
      throw new CliException("cannot start a publisher: " + e.getMessage());
    }
  }

  private void again() {
    try {
      Thread.sleep(PAUSE_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    synchronized (this) {
      if (!stopping) {
        process = launch();
      }
    }
  }
}
