package io.followspot.launcher;

import io.followspot.process.Setting;
import io.followspot.terminal.CliException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Starts, asks and stops a {@link LocalCluster}, which runs in a process of its own. */
public final class ClusterControl {
  /** The line with which the supervisor reports that the whole cluster is ready. */
  public static final String READY = "cluster ready";

  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration RESTART_PATIENCE = Duration.ofMinutes(4);

  /** Each of its processes is given ten seconds. */
  private static final Duration STOP_PATIENCE = Duration.ofMinutes(2);

  private final Path home;
  private final Installation installation = Installation.find();
  private final ClusterFiles files;
  private final Supplier<ClusterSettings> settings;
  private final Consumer<String> out;

  /**
   * Controls the cluster of a home.
   *
   * @param out receives lines for the user
   */
  public ClusterControl(Path home, Consumer<String> out) {
    this.home = home.toAbsolutePath().normalize();
    this.files = ClusterFiles.of(this.home);
    this.settings = () -> new ClusterSettings(installation, this.home, files.size());
    this.out = out;
  }

  ClusterControl(Path home, ClusterSettings settings, Consumer<String> out) {
    this.home = home;
    this.files = ClusterFiles.of(home);
    this.settings = () -> settings;
    this.out = out;
  }

  /**
   * Starts the supervisor and waits until everything is ready.
   *
   * @param supervise the arguments of the command that supervises
   * @throws CliException if the cluster runs already or does not start
   */
  public void start(List<String> supervise) throws IOException, InterruptedException {
    if (files.supervisor().isPresent()) {
      throw new CliException("the cluster is running: 'followspot cluster stop' stops it");
    }
    Path log = home.resolve("logs/cluster.log");
    Files.createDirectories(log.getParent());
    Files.writeString(log, "");
    ProcessBuilder builder =
        new ProcessBuilder(installation.command(ProcessRole.COMMAND_LINE, supervise));
    builder.environment().remove(Setting.EXIT_WITH_PARENT.variable());
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    Process supervisor = builder.start();
    int shown = 0;
    boolean alive = true;
    while (alive) {
      alive = supervisor.isAlive();
      String text = Files.readString(log);
      for (int end = text.indexOf('\n', shown); end >= 0; end = text.indexOf('\n', shown)) {
        String line = text.substring(shown, end);
        shown = end + 1;
        if (line.equals(READY)) {
          return;
        }
        out.accept(line);
      }
      Thread.sleep(POLL.toMillis());
    }
    throw new CliException("the cluster did not start; its logs are in " + log.getParent());
  }

  /**
   * Stops everything; does nothing if nothing runs.
   *
   * @throws CliException if the supervisor does not end
   */
  public void stop() throws InterruptedException {
    Optional<ProcessHandle> supervisor = files.supervisor();
    if (supervisor.isEmpty()) {
      return;
    }
    List<String> running = new ArrayList<>();
    for (String name : names()) {
      if (files.child(name).isPresent()) {
        running.add(0, name);
      }
    }
    supervisor.get().destroy();
    long giveUpAtNs = System.nanoTime() + STOP_PATIENCE.toNanos();
    while (supervisor.get().isAlive()) {
      if (System.nanoTime() > giveUpAtNs) {
        throw new CliException(
            "the cluster does not stop; 'kill -9 "
                + supervisor.get().pid()
                + "' ends its supervisor and all processes with it");
      }
      Thread.sleep(POLL.toMillis());
    }
    running.forEach(name -> out.accept(name + " stopped"));
  }

  private List<String> names() {
    return settings.get().names();
  }

  /** Prints which processes run. */
  public void status() {
    boolean supervised = files.supervisor().isPresent();
    for (String name : names()) {
      Optional<ProcessHandle> child = supervised ? files.child(name) : Optional.empty();
      out.accept(
          child.isPresent()
              ? name + " runs, process " + child.get().pid()
              : name + " does not run");
    }
  }

  /**
   * Puts all state of the job into a directory, whose name the JobManager prints.
   *
   * @return the exit code
   */
  public int savepoint() throws IOException, InterruptedException {
    return ask(leader(), ProcessRole.SAVEPOINT, Map.of());
  }

  /**
   * Goes on from a savepoint with another number of function slots.
   *
   * @throws CliException if the JobManager refuses, or does not come back
   */
  public void rescale(int slots) throws IOException, InterruptedException {
    requireJobManager();
    String before = files.parallelism();
    ClusterProcess leader = leader();
    // JobManagers read it as soon as they are started again.
    files.setParallelism(Integer.toString(slots));
    restartOthers(leader);
    Optional<ProcessHandle> old = files.child(leader.name());
    Map<String, String> asked = Map.of(Setting.PARALLELISM.variable(), Integer.toString(slots));
    if (ask(leader, ProcessRole.SUSPEND, asked) != 0) {
      files.setParallelism(before);
      restartOthers(leader);
      throw new CliException("the job goes on with " + before + " slots");
    }
    out.accept(leader.name() + " ready " + awaitAnother(leader.name(), old));
  }

  /** The JobManager that leads. */
  private ClusterProcess leader() {
    List<ClusterProcess> all =
        settings.get().processes().stream()
            .filter(process -> process.role() == ProcessRole.JOBMANAGER)
            .toList();
    String name = files.leader().orElse("");
    return all.stream()
        .filter(process -> process.name().equals(name))
        .findFirst()
        .orElse(all.get(0));
  }

  /** Those that do not lead learn of another number of slots by being started again. */
  private void restartOthers(ClusterProcess leader) throws InterruptedException {
    for (ClusterProcess process : settings.get().processes()) {
      if (process.role() == ProcessRole.JOBMANAGER && !process.equals(leader)) {
        Optional<ProcessHandle> old = files.child(process.name());
        old.ifPresent(ProcessHandle::destroy);
        awaitAnother(process.name(), old);
      }
    }
  }

  private String awaitAnother(String name, Optional<ProcessHandle> old)
      throws InterruptedException {
    long giveUpAt = System.nanoTime() + RESTART_PATIENCE.toNanos();
    while (System.nanoTime() < giveUpAt && files.supervisor().isPresent()) {
      Optional<ProcessHandle> current = files.child(name);
      Optional<String> address = files.address(name);
      if (current.isPresent() && !current.equals(old) && address.isPresent()) {
        return address.get();
      }
      Thread.sleep(POLL.toMillis());
    }
    throw new CliException(
        name + " did not become ready; its log: " + home.resolve("logs/" + name + ".log"));
  }

  private int ask(ClusterProcess jobManager, ProcessRole role, Map<String, String> variables)
      throws IOException, InterruptedException {
    requireJobManager();
    ProcessBuilder builder =
        new ProcessBuilder(
            installation.command(role, installation.archiveOptions(role), List.of()));
    builder.environment().putAll(settings.get().variables(jobManager));
    builder.environment().put(Setting.LOG_LEVEL.variable(), "error");
    builder.environment().putAll(variables);
    return builder.inheritIO().start().waitFor();
  }

  private void requireJobManager() {
    if (files.supervisor().isEmpty()) {
      throw new CliException("no JobManager runs: 'followspot cluster start' starts one");
    }
  }
}
