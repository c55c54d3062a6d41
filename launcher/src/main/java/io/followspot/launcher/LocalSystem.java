package io.followspot.launcher;

import io.followspot.kafka.BrokerWait;
import io.followspot.kafka.KafkaConnection;
import io.followspot.kafka.TopicSetup;
import io.followspot.process.DiskSpace;
import io.followspot.process.HostPort;
import io.followspot.process.Setting;
import io.followspot.terminal.CliException;
import io.followspot.terminal.Endpoints;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * All of Followspot on this machine: a Kafka broker, Flink with the functions, and the gateway,
 * each a separate process that is restarted when it ends. The functions can be a fourth one.
 */
public final class LocalSystem implements SupervisedSystem {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Installation installation;
  private final HomeDirectory home;
  private final Map<Setting, String> environment = new EnumMap<>(Setting.class);
  private final Map<String, String> variables;

  /** Also read when a signal arrives. */
  private final List<SupervisedProcess> processes = new CopyOnWriteArrayList<>();

  private final List<ClassArchive> archives = new ArrayList<>();
  private final Consumer<String> onProgress;
  private final HostPort kafka;
  private Optional<AppCdsTraining> training = Optional.empty();
  private final Thread onSignal = new Thread(this::expectEnd, "local-system-signal");
  private String gatewayUrl = "";

  private LocalSystem(
      Installation installation, HomeDirectory home, Options options, Consumer<String> onProgress) {
    this.installation = installation;
    this.home = home;
    this.onProgress = onProgress;
    this.kafka = orFree(options.kafka());
    HostPort functions = orFree(new HostPort("127.0.0.1", 0));
    environment.put(Setting.HOME, home.path().toString());
    environment.put(Setting.MODULE, installation.moduleYaml().toString());
    environment.put(Setting.BROKER_LISTEN, kafka.toString());
    environment.put(Setting.BOOTSTRAP_SERVERS, kafka.toString());
    environment.put(Setting.FUNCTIONS_LISTEN, functions.toString());
    String secret = FunctionsSecret.create();
    environment.put(Setting.FUNCTIONS_SECRET, secret);
    environment.put(Setting.FUNCTIONS_URL, "http://" + functions + "/" + secret);
    environment.put(Setting.GATEWAY_LISTEN, orFree(options.gateway()).toString());
    environment.put(Setting.FLINK_LISTEN, orFree(options.flink()).toString());
    environment.put(Setting.PARALLELISM, Integer.toString(options.parallelism()));
    environment.put(
        Setting.FUNCTIONS_TRANSPORT,
        Setting.FUNCTIONS_TRANSPORT.readOr(EmbeddedFunctionsOptions.TRANSPORT));
    environment.putAll(options.settings());
    variables = options.variables();
  }

  /**
   * Options of the user.
   *
   * @param home the data directory
   * @param kafka where the broker listens; port 0 chooses a free one
   * @param gateway where the gateway listens; port 0 chooses a free one
   * @param flink where Flink's own page listens; port 0 chooses a free one
   * @param parallelism function slots
   * @param settings for all processes, which override the defaults
   * @param variables further environment variables of all processes
   */
  public record Options(
      Path home,
      HostPort kafka,
      HostPort gateway,
      HostPort flink,
      int parallelism,
      Map<Setting, String> settings,
      Map<String, String> variables) {
    /** Copies the maps. */
    public Options {
      settings = Map.copyOf(settings);
      variables = Map.copyOf(variables);
    }

    /** No further environment variables. */
    public Options(
        Path home,
        HostPort kafka,
        HostPort gateway,
        HostPort flink,
        int parallelism,
        Map<Setting, String> settings) {
      this(home, kafka, gateway, flink, parallelism, settings, Map.of());
    }

    /** Free ports for everything. */
    public static Options anywhere(Path home) {
      HostPort free = new HostPort("127.0.0.1", 0);
      return new Options(home, free, free, free, 1, Map.of());
    }

    /** The same with the functions inside the engine's process, which is the default. */
    public Options withEmbeddedFunctions() {
      return with(Map.of(Setting.FUNCTIONS_TRANSPORT, EmbeddedFunctionsOptions.TRANSPORT));
    }

    /** The same with the functions in a process of their own, which Flink calls by HTTP. */
    public Options withSeparateFunctions() {
      return with(Map.of(Setting.FUNCTIONS_TRANSPORT, Setting.FUNCTIONS_TRANSPORT.defaultValue()));
    }

    /** The same with further settings. */
    public Options with(Map<Setting, String> further) {
      Map<Setting, String> all = new HashMap<>(settings);
      all.putAll(further);
      return new Options(home, kafka, gateway, flink, parallelism, all, variables);
    }

    /** The same with further environment variables. */
    public Options withVariables(Map<String, String> further) {
      Map<String, String> all = new HashMap<>(variables);
      all.putAll(further);
      return new Options(home, kafka, gateway, flink, parallelism, settings, all);
    }
  }

  /**
   * Starts everything and returns when it is ready.
   *
   * @param onProgress receives progress, a line at a time
   * @throws CliException if something is missing, in use or does not start; nothing is left running
   */
  public static LocalSystem start(Options options, Consumer<String> onProgress)
      throws InterruptedException {
    Installation installation = Installation.find();
    refuseTaken(options.kafka(), "--kafka-port");
    refuseTaken(options.gateway(), "--port");
    LocalSystem system =
        new LocalSystem(installation, HomeDirectory.lock(options.home()), options, onProgress);
    boolean started = false;
    try {
      Runtime.getRuntime().addShutdownHook(system.onSignal);
      system.startAll();
      started = true;
      return system;
    } finally {
      if (!started) {
        system.close();
      }
    }
  }

  @Override
  public Path home() {
    return home.path();
  }

  /** The file with the token of the first operator; absent if the gateway requires none. */
  public Path operatorToken() {
    return home.path().resolve("operator.token");
  }

  @Override
  public String bootstrapServers() {
    return kafka.toString();
  }

  @Override
  public String gatewayUrl() {
    return gatewayUrl;
  }

  /**
   * The processes in the order of their start: broker, functions (unless they run in the engine),
   * engine, gateway.
   */
  @Override
  public List<SupervisedProcess> processes() {
    return List.copyOf(processes);
  }

  private void startAll() throws InterruptedException {
    SupervisedProcess broker = run(ProcessRole.BROKER);
    if (embedsFunctions()) {
      ready(broker, "Kafka broker");
    } else {
      SupervisedProcess functions = run(ProcessRole.FUNCTIONS);
      ready(broker, "Kafka broker");
      ready(functions, "functions");
    }
    createTopics();
    SupervisedProcess engine = run(ProcessRole.ENGINE);
    SupervisedProcess gateway = run(ProcessRole.GATEWAY);
    gatewayUrl = ready(gateway, "gateway");
    ready(engine, "Flink job");
    training = Optional.of(AppCdsTraining.begin(archives));
    try {
      Endpoints.publish(home.path(), bootstrapServers(), gatewayUrl);
    } catch (IOException e) {
      throw new CliException("cannot write to " + home.path() + ": " + e.getMessage());
    }
  }

  private boolean embedsFunctions() {
    return EmbeddedFunctionsOptions.TRANSPORT.equals(environment.get(Setting.FUNCTIONS_TRANSPORT));
  }

  private void createTopics() throws InterruptedException {
    List<String> created =
        BrokerWait.call(PATIENCE, () -> TopicSetup.ensure(KafkaConnection.to(bootstrapServers())));
    if (!created.isEmpty()) {
      onProgress.accept("created " + created.size() + " topics");
    }
    TopicSetup.check(KafkaConnection.to(bootstrapServers())).forEach(onProgress);
  }

  private SupervisedProcess run(ProcessRole role) {
    String module = role.module();
    ClassArchive archive =
        installation.archive(module, home.path().resolve("run").resolve(module + ".classes"));
    archives.add(archive);
    SupervisedProcess process =
        SupervisedProcess.start(
            () ->
                ChildProcess.start(
                    module,
                    installation.command(role, options(module, archive), List.of()),
                    variables(),
                    home.log(module),
                    onProgress),
            onProgress,
            () -> DiskSpace.shortageAt(home.path()));
    processes.add(process);
    return process;
  }

  private Map<String, String> variables() {
    Map<String, String> all = new HashMap<>(variables);
    environment.forEach((setting, value) -> all.put(setting.variable(), value));
    return all;
  }

  private List<String> options(String module, ClassArchive archive) {
    List<String> options = new ArrayList<>(archive.options());
    options.addAll(home.scratch(module).prepare());
    if (module.equals("engine") && embedsFunctions()) {
      options.addAll(EmbeddedFunctionsOptions.of(installation));
    }
    return options;
  }

  private String ready(SupervisedProcess process, String what) throws InterruptedException {
    long from = System.nanoTime();
    onProgress.accept("starting " + what + " ...");
    String address = process.current().awaitReady(PATIENCE);
    onProgress.accept(
        String.format("%s ready at %s (%.1f s)", what, address, (System.nanoTime() - from) / 1e9));
    return address;
  }

  private static void refuseTaken(HostPort wanted, String option) {
    if (wanted.port() != 0 && !FreePort.isFree(wanted.host(), wanted.port())) {
      throw new CliException(
          "port "
              + wanted.port()
              + " is in use: stop the process that listens there, or choose another port with "
              + option);
    }
  }

  private static HostPort orFree(HostPort wanted) {
    return wanted.port() != 0 ? wanted : new HostPort(wanted.host(), FreePort.on(wanted.host(), 1));
  }

  /** SIGINT and SIGTERM often reach all processes at once: none of them is to be restarted then. */
  private void expectEnd() {
    processes.forEach(SupervisedProcess::expectEnd);
  }

  @Override
  public void close() throws InterruptedException {
    expectEnd();
    try {
      Runtime.getRuntime().removeShutdownHook(onSignal);
    } catch (IllegalStateException e) {
      // The signal is why the system is closed.
    }
    if (training.isPresent()) {
      training.get().close();
    }
    for (int i = processes.size() - 1; i >= 0; i--) {
      processes.get(i).stop();
    }
    try {
      home.close();
    } catch (IOException e) {
      onProgress.accept("could not release " + home.path() + ": " + e.getMessage());
    }
  }
}
