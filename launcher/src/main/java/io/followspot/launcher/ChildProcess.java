package io.followspot.launcher;

import io.followspot.process.ParentProcess;
import io.followspot.process.Setting;
import io.followspot.terminal.CliException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** A process that was started by this one and ends with it. */
public final class ChildProcess {
  private final String name;
  private final Path log;
  private final Process process;
  private final Consumer<String> onProgress;
  private final CompletableFuture<String> address = new CompletableFuture<>();

  private ChildProcess(String name, Path log, Process process, Consumer<String> onProgress) {
    this.name = name;
    this.log = log;
    this.process = process;
    this.onProgress = onProgress;
  }

  /**
   * Starts a process.
   *
   * @param name for users
   * @param command what to run
   * @param environment added to this process's own
   * @param log where its standard error goes; appended to that of earlier runs
   * @param onProgress receives the process's notices for the user
   */
  public static ChildProcess start(
      String name,
      List<String> command,
      Map<String, String> environment,
      Path log,
      Consumer<String> onProgress) {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    builder.environment().put(Setting.EXIT_WITH_PARENT.variable(), "true");
    builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
    try {
      ChildProcess child = new ChildProcess(name, log, builder.start(), onProgress);
      Thread reader = new Thread(child::readOutput, name + "-output");
      reader.setDaemon(true);
      reader.start();
      return child;
    } catch (IOException e) {
      throw new CliException("cannot start " + name + ": " + e.getMessage());
    }
  }

  public String name() {
    return name;
  }

  /** The operating system's process id. */
  public long pid() {
    return process.pid();
  }

  /** Whether it has ever been ready. */
  public boolean wasReady() {
    return address.isDone() && !address.isCompletedExceptionally();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Completes when the process ends, for whatever reason. */
  public CompletableFuture<Process> onExit() {
    return process.onExit();
  }

  /**
   * Waits until the process is ready.
   *
   * @return the address it reports
   * @throws CliException if it ends or takes too long; with the last line it wrote
   */
  public String awaitReady(Duration atMost) throws InterruptedException {
    try {
      return address.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new CliException(
          name + " was not ready within " + atMost.toSeconds() + " s; its log: " + log);
    } catch (ExecutionException e) {
      throw new CliException(name + " ended: " + lastWords() + " (log: " + log + ")");
    }
  }

  /** Reports its address as soon as it is ready; never if it ends before. */
  void onReady(Consumer<String> listener) {
    var unused = address.thenAccept(listener);
  }

  /** Asks it to stop, and kills it if it does not within ten seconds. */
  public void stop() throws InterruptedException {
    askToEnd();
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      kill();
    }
  }

  /** Asks it to end, and does not wait until it has. */
  void askToEnd() {
    process.destroy();
  }

  /** Kills it as a crash would, without cleanup. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  private void readOutput() {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (ParentProcess.isReady(line)) {
          address.complete(ParentProcess.addressIn(line));
        } else if (ParentProcess.isNotice(line)) {
          onProgress.accept(name + ": " + ParentProcess.textIn(line));
        }
      }
    } catch (IOException e) {
      // The process has exited; the line below reports it.
    }
    address.completeExceptionally(new IllegalStateException(name + " ended"));
  }

  private String lastWords() {
    try {
      List<String> lines = Files.readAllLines(log).stream().filter(l -> !l.isBlank()).toList();
      return lines.isEmpty() ? "it wrote no output" : lines.get(lines.size() - 1).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
