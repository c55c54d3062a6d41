package io.followspot.launcher;

import io.followspot.process.DiskSpace;
import io.followspot.process.Setting;
import io.followspot.terminal.CliException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Followspot on this machine with Flink as separate processes: JobManager and TaskManagers beside
 * Kafka, the functions and the gateway, one or several of each. Each is restarted when it ends.
 */
public final class LocalCluster implements SupervisedSystem {
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  /** Each needs those before it; stopped in reverse order. */
  private static final List<List<ProcessRole>> STARTED_IN_TURN =
      List.of(
          List.of(ProcessRole.BROKER),
          List.of(ProcessRole.ZOOKEEPER),
          List.of(ProcessRole.FUNCTIONS, ProcessRole.GATEWAY),
          List.of(ProcessRole.JOBMANAGER, ProcessRole.TASKMANAGER));

  private final Installation installation;
  private final HomeDirectory home;
  private final ClusterFiles files;
  private final ClusterSettings settings;
  private final BiConsumer<String, Long> onStart;
  private final Consumer<String> onProgress;
  private final List<SupervisedProcess> processes = new CopyOnWriteArrayList<>();

  private LocalCluster(
      Installation installation,
      HomeDirectory home,
      ClusterSize size,
      Map<String, String> environment,
      BiConsumer<String, Long> onStart,
      Consumer<String> onProgress) {
    this.installation = installation;
    this.home = home;
    this.files = ClusterFiles.of(home.path());
    this.settings = new ClusterSettings(installation, home.path(), size, environment);
    this.onStart = onStart;
    this.onProgress = onProgress;
  }

  /**
   * Starts everything and returns when it is ready.
   *
   * @param size how many processes there are
   * @param environment the settings, as environment variables
   * @param onProgress receives progress, a line at a time
   * @throws CliException if something is missing, in use or does not start; nothing is left running
   */
  public static LocalCluster start(
      Path home, ClusterSize size, Map<String, String> environment, Consumer<String> onProgress)
      throws InterruptedException {
    return start(home, size, environment, (name, pid) -> {}, onProgress);
  }

  /**
   * The same.
   *
   * @param onStart is given name and process id of each process as soon as there is one, again
   *     after each restart
   */
  public static LocalCluster start(
      Path home,
      ClusterSize size,
      Map<String, String> environment,
      BiConsumer<String, Long> onStart,
      Consumer<String> onProgress)
      throws InterruptedException {
    LocalCluster cluster =
        new LocalCluster(
            Installation.find(), HomeDirectory.lock(home), size, environment, onStart, onProgress);
    boolean started = false;
    try {
      cluster.files.setSize(size);
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
    for (List<ProcessRole> roles : STARTED_IN_TURN) {
      startAll(roles);
    }
  }

  /** Starts the processes of these roles at once, and waits until each is ready. */
  private void startAll(List<ProcessRole> roles) throws InterruptedException {
    List<SupervisedProcess> started = new ArrayList<>();
    for (ClusterProcess process : settings.processes()) {
      if (roles.contains(process.role())) {
        started.add(run(process));
      }
    }
    for (SupervisedProcess process : started) {
      onProgress.accept(process.name() + " ready " + process.current().awaitReady(PATIENCE));
    }
  }

  private SupervisedProcess run(ClusterProcess process) {
    SupervisedProcess supervised =
        SupervisedProcess.start(
            () -> startChild(process), onProgress, () -> DiskSpace.shortageAt(home.path()));
    processes.add(supervised);
    return supervised;
  }

  private ChildProcess startChild(ClusterProcess process) {
    ProcessRole role = process.role();
    String name = process.name();
    List<String> options = new ArrayList<>(installation.archiveOptions(role));
    options.addAll(home.scratch(name).prepare());
    Map<String, String> variables = settings.variables(process);
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
    onStart.accept(name, child.pid());
    files.started(name, child.pid());
    child.onReady(address -> files.ready(name, address));
    return child;
  }

  /** Commands for it. */
  public ClusterControl control() {
    return new ClusterControl(home.path(), settings, onProgress);
  }

  @Override
  public Path home() {
    return home.path();
  }

  @Override
  public String bootstrapServers() {
    return settings.bootstrapServers();
  }

  @Override
  public String gatewayUrl() {
    return settings.processes().stream()
        .filter(process -> process.role() == ProcessRole.GATEWAY)
        .findFirst()
        .flatMap(process -> files.address(process.name()))
        .orElse("");
  }

  @Override
  public List<SupervisedProcess> processes() {
    return List.copyOf(processes);
  }

  @Override
  public void close() throws InterruptedException {
    processes.forEach(SupervisedProcess::expectEnd);
    for (int i = STARTED_IN_TURN.size() - 1; i >= 0; i--) {
      stop(STARTED_IN_TURN.get(i));
    }
    files.clear(settings.names());
    try {
      home.close();
    } catch (IOException e) {
      onProgress.accept("could not release " + home.path() + ": " + e.getMessage());
    }
  }

  /** Stops all processes of these roles at the same time. */
  private void stop(List<ProcessRole> roles) throws InterruptedException {
    List<String> names =
        settings.processes().stream()
            .filter(process -> roles.contains(process.role()))
            .map(ClusterProcess::name)
            .toList();
    List<SupervisedProcess> all =
        processes.stream().filter(process -> names.contains(process.name())).toList();
    all.forEach(SupervisedProcess::beginStop);
    for (SupervisedProcess process : all) {
      process.stop();
    }
  }
}
