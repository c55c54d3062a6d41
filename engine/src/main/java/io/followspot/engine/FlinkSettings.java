package io.followspot.engine;

import io.followspot.engine.election.ElectionServicesFactory;
import io.followspot.engine.endpoint.BoundedEndpointModule;
import io.followspot.engine.kubernetes.LeaderServicesFactory;
import io.followspot.engine.kubernetes.LeaseServicesFactory;
import io.followspot.engine.metrics.PrometheusReporterFactory;
import io.followspot.engine.zookeeper.Ensemble;
import io.followspot.process.CannotStartException;
import io.followspot.process.HostPort;
import io.followspot.process.Setting;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.highavailability.HighAvailabilityServicesFactory;

/** Flink's configuration, by Flink's names. */
final class FlinkSettings {
  /** Flink needs an interval to take checkpoints at all. */
  private static final String BY_THE_TIMER = "365 d";

  private FlinkSettings() {}

  /** For JobManager and TaskManager in one process, whose checkpoints a timer triggers. */
  static Configuration embedded(EngineHome home, StateBackend backend) {
    Configuration c = common(home);
    backend.applyTo(c);
    listenAt(c, hostPort(Setting.FLINK_LISTEN));
    shareMemory(c, number(Setting.PARALLELISM));
    set(c, "execution.checkpointing.interval", BY_THE_TIMER);
    return c;
  }

  /**
   * For a separate JobManager.
   *
   * @param web where Flink's page listens; port 0 is not allowed here
   */
  static Configuration jobManager(EngineHome home, HostPort web, StateBackend backend) {
    Configuration c = common(home);
    backend.applyTo(c);
    listenAt(c, web);
    forCluster(c);
    toLead(c, home);
    set(c, "execution.target", "embedded");
    set(c, "blob.server.port", FlinkSettings.jobManager().port() + 1);
    set(c, "$internal.pipeline.job-id", home.jobId());
    shareMemory(c, number(Setting.SLOTS));
    return c;
  }

  /** For a separate TaskManager, which needs the size of every memory component. */
  static Configuration taskManager(EngineHome home) {
    Configuration c = common(home);
    forCluster(c);
    toFollow(c, home);
    set(c, "taskmanager.host", Setting.FLINK_HOST.read());
    set(c, "taskmanager.numberOfTaskSlots", number(Setting.SLOTS));
    set(c, "taskmanager.cpu.cores", number(Setting.SLOTS));
    set(c, "taskmanager.memory.framework.heap.size", "128 mb");
    set(c, "taskmanager.memory.framework.off-heap.size", "64 mb");
    set(c, "taskmanager.memory.task.heap.size", "512 mb");
    set(c, "taskmanager.memory.task.off-heap.size", "64 mb");
    set(c, "taskmanager.memory.jvm-metaspace.size", "192 mb");
    set(c, "taskmanager.memory.jvm-overhead.min", "128 mb");
    set(c, "taskmanager.memory.jvm-overhead.max", "128 mb");
    return c;
  }

  /**
   * Reads an address.
   *
   * @throws CannotStartException if the setting is not a valid HOST:PORT
   */
  static HostPort hostPort(Setting setting) {
    try {
      return HostPort.parse(setting.read());
    } catch (IllegalArgumentException e) {
      throw new CannotStartException(setting.variable() + ": " + e.getMessage(), e);
    }
  }

  /**
   * Reads a number of at least 1.
   *
   * @throws CannotStartException if the setting is not valid
   */
  static int number(Setting setting) {
    try {
      int number = setting.readInt();
      if (number > 0) {
        return number;
      }
    } catch (IllegalArgumentException e) {
      // Falls through to the message below.
    }
    throw new CannotStartException(
        setting.variable() + "=" + setting.read() + " is not a positive integer");
  }

  /** The JobManager's address. */
  static HostPort jobManager() {
    return hostPort(Setting.FLINK_JOBMANAGER);
  }

  private static Configuration common(EngineHome home) {
    Configuration c = new Configuration();
    set(c, "parallelism.default", number(Setting.PARALLELISM));
    set(c, "io.tmp.dirs", home.temporary());
    forStatefulFunctions(c);
    forExactlyOnce(c, home);
    forLowLatency(c);
    bindTo(c, Setting.FLINK_BIND.read());
    reportMetrics(c, Setting.ENGINE_METRICS_LISTEN.read());
    return c;
  }

  private static void forStatefulFunctions(Configuration c) {
    // Without it the job starts and every checkpoint fails.
    set(c, "pipeline.closure-cleaner-level", "TOP_LEVEL");
    set(c, "pipeline.max-parallelism", 128);
    set(
        c,
        "classloader.parent-first-patterns.additional",
        "org.apache.flink.statefun;org.apache.kafka;com.google.protobuf");
    // Addresses with a request in flight. Their bytes are limited by the endpoint.
    set(c, "statefun.async.max-per-task", 256);
  }

  /** Tells every slot how many slots share its process. */
  private static void shareMemory(Configuration c, int slots) {
    set(c, "statefun.module.global-config." + BoundedEndpointModule.SLOTS, slots);
  }

  private static void forExactlyOnce(Configuration c, EngineHome home) {
    set(c, "state.checkpoints.dir", home.checkpoints());
    set(c, "state.savepoints.dir", home.savepoints());
    set(c, "state.checkpoints.num-retained", 2);
    set(c, "execution.checkpointing.interval", number(Setting.CHECKPOINT_INTERVAL_MS) + " ms");
    set(c, "execution.checkpointing.mode", "EXACTLY_ONCE");
    set(c, "execution.checkpointing.max-concurrent-checkpoints", 1);
    set(c, "execution.checkpointing.timeout", "60 s");
    // A checkpoint may fail while the broker is down; the next one succeeds.
    set(c, "execution.checkpointing.tolerable-failed-checkpoints", Integer.MAX_VALUE);
    set(c, "execution.checkpointing.externalized-checkpoint-retention", "RETAIN_ON_CANCELLATION");
    set(c, "restart-strategy", "fixed-delay");
    set(c, "restart-strategy.fixed-delay.attempts", Integer.MAX_VALUE);
    set(c, "restart-strategy.fixed-delay.delay", "500 ms");
  }

  private static void forLowLatency(Configuration c) {
    // Send each record at once: a timeout costs a thread for each edge that wakes 200 times a
    // second.
    set(c, "execution.buffer-timeout", "0 ms");
    set(c, "taskmanager.memory.network.min", "64 mb");
    set(c, "taskmanager.memory.network.max", "64 mb");
    set(c, "taskmanager.memory.managed.size", "128 mb");
  }

  /** A process that has ended or is frozen is detected after 8 s; Flink's default is 50 s. */
  private static void forCluster(Configuration c) {
    set(c, "jobmanager.rpc.address", jobManager().host());
    set(c, "jobmanager.rpc.port", jobManager().port());
    set(c, "heartbeat.interval", 1_000);
    set(c, "heartbeat.timeout", 8_000);
    // Maximum interval at which a TaskManager looks for the JobManager; by default 10 to 30 s.
    set(c, "cluster.registration.max-timeout", 2_000);
    // One that cannot register ends and is started again: after a JobManager was killed, one was
    // seen that looked for it in vain for minutes. Flink's default is 5 min.
    set(c, "taskmanager.registration.timeout", "45 s");
    set(c, "cluster.registration.error-delay", 500);
    set(c, "cluster.registration.refused-registration-delay", 1_000);
  }

  /**
   * Whether this JobManager is one of several.
   *
   * @throws CannotStartException if the settings name two ways to elect the one that leads
   */
  static boolean isOneOfSeveral() {
    boolean lease = !Setting.KUBERNETES_LEASE.read().isEmpty();
    boolean zooKeeper = !Setting.ZOOKEEPER.read().isEmpty();
    if (lease && zooKeeper) {
      throw new CannotStartException(
          "set either "
              + Setting.KUBERNETES_LEASE.variable()
              + " or "
              + Setting.ZOOKEEPER.variable()
              + ", not both");
    }
    return lease || zooKeeper;
  }

  /** For one of several JobManagers. */
  private static void toLead(Configuration c, EngineHome home) {
    if (!isOneOfSeveral()) {
      return;
    }
    if (Setting.ZOOKEEPER.read().isEmpty()) {
      useServices(c, home, LeaseServicesFactory.class);
    } else {
      useZooKeeper(c, home);
    }
  }

  /** For a TaskManager of several JobManagers. */
  private static void toFollow(Configuration c, EngineHome home) {
    if (!Setting.ZOOKEEPER.read().isEmpty()) {
      useZooKeeper(c, home);
    } else if (!Setting.FLINK_JOBMANAGERS.read().isEmpty()) {
      LeaderServicesFactory.jobManagers(); // Fails now rather than in Flink.
      useServices(c, home, LeaderServicesFactory.class);
    }
  }

  private static void useServices(
      Configuration c, EngineHome home, Class<? extends HighAvailabilityServicesFactory> factory) {
    set(c, "high-availability", factory.getName());
    // Flink's own stores are not used, but must have a place.
    set(c, "high-availability.storageDir", FlinkPath.of(home.temporary()));
    set(c, "job-result-store.storage-path", FlinkPath.of(home.temporary()));
  }

  private static void useZooKeeper(Configuration c, EngineHome home) {
    useServices(c, home, ElectionServicesFactory.class);
    Ensemble ensemble = Ensemble.parse(Setting.ZOOKEEPER.read());
    set(c, "high-availability.zookeeper.quorum", ensemble.quorum());
    set(c, "high-availability.zookeeper.path.root", ensemble.root());
    // After that long without a sign of life another one leads. While it reconnects to another
    // server it goes on; Term keeps it from committing if it led no more.
    set(c, "high-availability.zookeeper.client.session-timeout", 3_000);
    set(c, "high-availability.zookeeper.client.connection-timeout", 2_000);
    set(c, "high-availability.zookeeper.client.retry-wait", 500);
    set(c, "high-availability.zookeeper.client.tolerate-suspended-connections", true);
  }

  private static void listenAt(Configuration c, HostPort web) {
    set(c, "rest.address", web.host());
    set(c, "rest.bind-address", web.host());
    set(c, "rest.port", web.port());
    set(c, "rest.bind-port", web.port());
    // The page hides these, the HTTP interface still offers them: RestFilter prevents that anyone
    // runs code or stops the job.
    set(c, "web.submit.enable", false);
    set(c, "web.cancel.enable", false);
  }

  private static void bindTo(Configuration c, String host) {
    set(c, "jobmanager.bind-host", host);
    set(c, "taskmanager.bind-host", host);
    set(c, "jobmanager.rpc.address", "127.0.0.1");
    set(c, "taskmanager.host", "127.0.0.1");
  }

  /** Flink goes on without metrics, and logs an error, if the address cannot be listened on. */
  static void reportMetrics(Configuration c, String listen) {
    if (!listen.isEmpty()) {
      String reporter = "metrics.reporter.prometheus.";
      set(c, "metrics.reporters", "prometheus");
      set(c, reporter + "factory.class", PrometheusReporterFactory.class.getName());
      set(c, reporter + "interval", "1 s");
      set(c, reporter + PrometheusReporterFactory.LISTEN, listen);
    }
  }

  static void set(Configuration c, String name, Object value) {
    c.addAll(Configuration.fromMap(Map.of(name, value.toString())));
  }
}
