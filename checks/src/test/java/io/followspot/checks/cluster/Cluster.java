package io.followspot.checks.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.checks.Project;
import io.followspot.launcher.ClusterSize;
import io.followspot.process.DirectoryTree;
import io.followspot.process.Setting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A cluster of separate processes, as {@code deploy/cluster.sh} runs it, on ports of its own. */
final class Cluster implements AutoCloseable {
  private static final int PATIENCE_MIN = 5;
  private static final int LINES_OF_LOG = 30;

  private final Path home = Files.createTempDirectory("followspot-cluster");
  private final Map<String, String> environment = new HashMap<>();
  private final ClusterSize size;

  private Cluster(ClusterSize size, int slots, Map<Setting, String> further) throws IOException {
    this.size = size;
    environment.putAll(size.freePorts());
    set(Setting.HOME, home.toString());
    set(Setting.PARALLELISM, Integer.toString(slots));
    further.forEach(this::set);
  }

  /** Starts it and waits until the job runs. */
  static Cluster start(ClusterSize size, int slots, Map<Setting, String> further)
      throws IOException, InterruptedException {
    Cluster cluster = new Cluster(size, slots, further);
    try {
      cluster.start();
    } catch (AssertionError e) {
      cluster.close();
      throw e;
    }
    return cluster;
  }

  /** Starts it again, after it was stopped. */
  void start() throws IOException, InterruptedException {
    if (size == ClusterSize.AVAILABLE) {
      run("start", "--available");
    } else {
      run("start");
    }
  }

  /** The name of the JobManager that leads. */
  String leader() throws IOException {
    return Files.readString(home.resolve("run/leader")).strip();
  }

  String bootstrapServers() {
    return get(Setting.BROKER_LISTEN);
  }

  /** Runs the script, and returns its output. */
  String run(String... arguments) throws IOException, InterruptedException {
    Path output = Files.createTempFile(home, "script", ".out");
    ProcessBuilder script =
        new ProcessBuilder(Project.root().resolve("deploy/cluster.sh").toString());
    script.command().addAll(List.of(arguments));
    script.environment().putAll(environment);
    // A file, not a pipe: the processes that the script leaves behind would hold a pipe open.
    script.redirectErrorStream(true).redirectOutput(output.toFile());
    Process process = script.start();
    boolean ended = process.waitFor(PATIENCE_MIN, TimeUnit.MINUTES);
    process.destroyForcibly();
    String said = Files.readString(output);
    assertThat(ended && process.exitValue() == 0).as(String.join(" ", arguments) + said).isTrue();
    return said;
  }

  /** The value of a setting that all its processes have. */
  String get(Setting setting) {
    return environment.get(setting.variable());
  }

  /** Where the JobManagers listen for HTTP, as far as they have said so. */
  List<URI> flinkPages() {
    return processes().stream()
        .filter(name -> name.startsWith("jobmanager"))
        .map(name -> home.resolve("run/cluster/" + name + ".ready"))
        .filter(Files::exists)
        .map(Cluster::read)
        .map(URI::create)
        .toList();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its data directory. */
  Path home() {
    return home;
  }

  /** The names of its processes. */
  List<String> processes() {
    return size.names();
  }

  /** Kills a process as a crash would. */
  void kill(String name) throws IOException {
    processOf(name).destroyForcibly();
  }

  /** The process of that name that runs now. */
  ProcessHandle processOf(String name) throws IOException {
    long pid =
        Long.parseLong(
            Files.readString(home.resolve("run/cluster/" + name + ".child")).split(" ")[0]);
    return ProcessHandle.of(pid).orElseThrow();
  }

  /** The latest lines of the log of each process, for a test that failed. */
  String endOfLogs() {
    StringBuilder text = new StringBuilder();
    for (String name : processes()) {
      text.append(name).append(":\n");
      try {
        List<String> lines = Files.readAllLines(home.resolve("logs").resolve(name + ".log"));
        lines
            .subList(Math.max(0, lines.size() - LINES_OF_LOG), lines.size())
            .forEach(line -> text.append("  ").append(line).append('\n'));
      } catch (IOException e) {
        text.append("  ").append(e).append('\n');
      }
    }
    return text.toString();
  }

  private void set(Setting setting, String value) {
    environment.put(setting.variable(), value);
  }

  @Override
  public void close() throws IOException, InterruptedException {
    run("stop");
    DirectoryTree.delete(home);
  }
}
