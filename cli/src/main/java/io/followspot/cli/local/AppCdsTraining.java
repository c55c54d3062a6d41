package io.followspot.cli.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Makes the class archives that are missing, one after the other, while the system is at work. */
final class AppCdsTraining implements AutoCloseable {
  /** By then what a process needs at its start and for its usual work is loaded. */
  private static final Duration SETTLED = Duration.ofSeconds(8);

  private static final Duration AT_MOST = Duration.ofMinutes(2);

  private final List<ClassArchive> missing;
  private final Thread thread = new Thread(this::run, "rehearsals");
  private @Nullable Process current;
  private boolean closed;

  private AppCdsTraining(List<ClassArchive> missing) {
    this.missing = missing;
    thread.setDaemon(true);
  }

  static AppCdsTraining begin(List<ClassArchive> archives) {
    AppCdsTraining rehearsals =
        new AppCdsTraining(archives.stream().filter(archive -> !archive.exists()).toList());
    if (!rehearsals.missing.isEmpty()) {
      rehearsals.thread.start();
    }
    return rehearsals;
  }

  private void run() {
    try {
      Thread.sleep(SETTLED.toMillis());
      for (ClassArchive archive : missing) {
        if (Files.exists(archive.names())) {
          make(archive);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      // Processes start as they did before, only slower.
    }
  }

  private void make(ClassArchive archive) throws IOException, InterruptedException {
    Path unfinished = archive.unfinished();
    try {
      Process process = start(archive.trainingCommand(unfinished));
      if (process != null
          && process.waitFor(AT_MOST.toSeconds(), TimeUnit.SECONDS)
          && process.exitValue() == 0
          && Files.exists(unfinished)) {
        archive.install(unfinished);
      }
    } finally {
      stop();
      Files.deleteIfExists(unfinished);
    }
  }

  private synchronized @Nullable Process start(List<String> command) throws IOException {
    if (closed) {
      return null;
    }
    current =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return current;
  }

  private synchronized void stop() {
    if (current != null) {
      current.destroyForcibly();
    }
  }

  /** Gives up what is not made yet. */
  @Override
  public void close() throws InterruptedException {
    synchronized (this) {
      closed = true;
    }
    thread.interrupt();
    stop();
    thread.join();
  }
}
