package io.followspot.engine;

import io.followspot.process.HostPort;
import io.followspot.process.Setting;
import java.nio.file.Path;
import java.util.Map;
import org.apache.flink.configuration.Configuration;

/** Flink's settings, by Flink's own names. */
final class FlinkSettings {
  private FlinkSettings() {}

  /** What holds however the engine is run. */
  static Configuration common(Home home) {
    Configuration c = new Configuration();
    Path home1 = home.path();
    set(c, "parallelism.default", Setting.PARALLELISM.readInt());
    forStatefulFunctions(c);
    forExactlyOnce(c, home1);
    forLowLatency(c);
    forLoopback(c);
    set(c, "io.tmp.dirs", home.temporary());
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
    // Addresses with a request on its way; each holds up to 16 frames in memory.
    set(c, "statefun.async.max-per-task", 256);
  }

  private static void forExactlyOnce(Configuration c, Path home) {
    set(c, "state.backend", "hashmap");
    set(c, "state.checkpoints.dir", home.resolve("checkpoints").toUri());
    set(c, "state.savepoints.dir", home.resolve("savepoints").toUri());
    set(c, "state.checkpoints.num-retained", 2);
    set(c, "execution.checkpointing.interval", Setting.CHECKPOINT_INTERVAL_MS.readInt() + " ms");
    set(c, "execution.checkpointing.mode", "EXACTLY_ONCE");
    set(c, "execution.checkpointing.max-concurrent-checkpoints", 1);
    set(c, "execution.checkpointing.timeout", "60 s");
    // A checkpoint that fails because the broker is away is followed by one that does not.
    set(c, "execution.checkpointing.tolerable-failed-checkpoints", Integer.MAX_VALUE);
    set(c, "execution.checkpointing.externalized-checkpoint-retention", "RETAIN_ON_CANCELLATION");
    set(c, "execution.savepoint-restore-mode", "CLAIM");
    set(c, "restart-strategy", "fixed-delay");
    set(c, "restart-strategy.fixed-delay.attempts", Integer.MAX_VALUE);
    set(c, "restart-strategy.fixed-delay.delay", "500 ms");
  }

  private static void forLowLatency(Configuration c) {
    set(c, "execution.buffer-timeout", "5 ms");
    set(c, "taskmanager.memory.network.min", "64 mb");
    set(c, "taskmanager.memory.network.max", "64 mb");
    set(c, "taskmanager.memory.managed.size", "128 mb");
  }

  private static void forLoopback(Configuration c) {
    HostPort web = HostPort.parse(Setting.FLINK_LISTEN.read());
    set(c, "rest.address", web.host());
    set(c, "rest.bind-address", web.host());
    set(c, "rest.port", web.port());
    set(c, "rest.bind-port", web.port());
    // Flink's page shows; it does not let anyone run code or stop the job.
    set(c, "web.submit.enable", false);
    set(c, "web.cancel.enable", false);
    for (String part : new String[] {"jobmanager", "taskmanager"}) {
      set(c, part + ".bind-host", "127.0.0.1");
    }
    set(c, "jobmanager.rpc.address", "127.0.0.1");
    set(c, "taskmanager.host", "127.0.0.1");
  }

  static void set(Configuration c, String name, Object value) {
    c.addAll(Configuration.fromMap(Map.of(name, value.toString())));
  }
}
