package io.followspot.launcher;

import io.followspot.process.DiskSpace;
import io.followspot.process.Setting;
import io.followspot.terminal.CliException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Followspot on this machine with Flink as separate processes: one JobManager and two TaskManagers,
 * beside a Kafka broker, the functions and the gateway. Each is restarted when it ends.
 */
public final class LocalCluster implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private final Installation installation;
  private final HomeDirectory home;
  private final ClusterFiles files;
  private final ClusterSettings settings;
  private final Consumer<String> onProgress;
  private final List<SupervisedProcess> processes = new CopyOnWriteArrayList<>();

  private LocalCluster(Installation installation, HomeDirectory home, Consumer<String> onProgress) {
    this.installation = installation;
    this.home = home;
    this.files = ClusterFiles.of(home.path());
    this.settings = new ClusterSettings(installation, home.path());
    this.onProgress = onProgress;
  }

  /**
   * Starts everything and returns when it is ready.
   *
   * @param onProgress receives progress, a line at a time
   * @throws CliException if something is missing, in use or does not start; nothing is left running
   */
  public static LocalCluster start(Path home, Consumer<String> onProgress)
      throws InterruptedException {
    LocalCluster cluster =
        new LocalCluster(Installation.find(), HomeDirectory.lock(home), onProgress);
    boolean started = false;
    try {
      cluster.startAll();
      started = true;
      return cluster;
    } finally {
      if (!started) {
        cluster.close();
      }
    }
  }

  private void startAll() throws InterruptedException {
    files.superviseFromHere();
    files.setParallelism(settings.parallelism());
    settings.shareSecret();
    List<String> names = settings.names();
    if (names.contains("broker")) {
      ready(run("broker"));
    }
    SupervisedProcess functions = run("functions");
    SupervisedProcess gateway = run("gateway");
    ready(functions);
    ready(gateway);
    List<SupervisedProcess> flink = new ArrayList<>();
    for (String name : names) {
      if (roleOf(name).module().equals("engine")) {
        flink.add(run(name));
      }
    }
    for (SupervisedProcess process : flink) {
      ready(process);
    }
  }

  private static ProcessRole roleOf(String name) {
    return ProcessRole.valueOf(name.replaceFirst("-\\d+$", "").toUpperCase(Locale.ROOT));
  }

  private SupervisedProcess run(String name) {
    SupervisedProcess process =
        SupervisedProcess.start(
            () -> startChild(name), onProgress, () -> DiskSpace.shortageAt(home.path()));
    processes.add(process);
    return process;
  }

  private ChildProcess startChild(String name) {
    ProcessRole role = roleOf(name);
    List<String> options = new ArrayList<>(installation.archiveOptions(role));
    options.addAll(home.scratch(name).prepare());
    Map<String, String> variables = settings.variables(name);
    if (role == ProcessRole.JOBMANAGER) {
      variables.put(Setting.PARALLELISM.variable(), files.parallelism());
    }
    ChildProcess child =
        ChildProcess.start(
            name,
            installation.command(role, options, List.of()),
            variables,
            home.log(name),
            onProgress);
    files.started(name, child.pid());
    child.onReady(address -> files.ready(name, address));
    return child;
  }

  private void ready(SupervisedProcess process) throws InterruptedException {
    onProgress.accept(process.name() + " ready " + process.current().awaitReady(PATIENCE));
  }

  /** Stops everything, in reverse order of start. */
  @Override
  public void close() throws InterruptedException {
    processes.forEach(SupervisedProcess::expectEnd);
    for (int i = processes.size() - 1; i >= 0; i--) {
      processes.get(i).stop();
    }
    files.clear(settings.names());
    try {
      home.close();
    } catch (IOException e) {
      onProgress.accept("could not release " + home.path() + ": " + e.getMessage());
    }
  }
}
