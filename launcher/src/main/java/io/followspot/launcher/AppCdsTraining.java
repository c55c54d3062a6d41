package io.followspot.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Creates missing class archives, one after the other, while the system runs. */
final class AppCdsTraining implements AutoCloseable {
  /** By then a process has loaded the classes of its start and its usual work. */
  private static final Duration SETTLED = Duration.ofSeconds(8);

  private static final Duration AT_MOST = Duration.ofMinutes(2);

  private final List<ClassArchive> missing;
  private final Thread thread = new Thread(this::run, "training");
  private @Nullable Process current;
  private boolean closed;

  private AppCdsTraining(List<ClassArchive> missing) {
    this.missing = missing;
    thread.setDaemon(true);
  }

  static AppCdsTraining begin(List<ClassArchive> archives) {
    AppCdsTraining training =
        new AppCdsTraining(archives.stream().filter(archive -> !archive.exists()).toList());
    if (!training.missing.isEmpty()) {
      training.thread.start();
    }
    return training;
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
      // Processes start without an archive, only slower.
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

  /** Gives up unfinished archives. */
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
