package io.followspot.broker;

import io.followspot.process.HostPort;
import java.nio.file.Path;
import java.util.Properties;

/**
 * Configuration of a node of a Kafka cluster, which may be the only one.
 *
 * @param directory where Kafka keeps its data
 * @param listen where clients connect
 * @param quorum all nodes
 * @param further the user's settings; they override all others
 */
record NodeConfig(Path directory, HostPort listen, Quorum quorum, Properties further) {
  static final String CONTROLLER_LISTENER = "CONTROLLER";

  /** Not named after a protocol, since the user may choose any from PLAINTEXT to SASL_SSL. */
  static final String CLIENT_LISTENER = "CLIENTS";

  /** A value of 8 MiB plus the overhead of a batch of one record. */
  static final int LARGEST_BATCH_BYTES = 8 * 1024 * 1024 + 64 * 1024;

  /**
   * Flink's prepared transactions must outlive any downtime of Flink, or their events are lost.
   * Close to the maximum: the setting is an int of milliseconds.
   */
  static final int LONGEST_TRANSACTION_MS = 20 * 24 * 3600 * 1000;

  /** The broker's properties, by Kafka's names. */
  Properties properties() {
    Properties p = new Properties();
    p.setProperty("process.roles", "broker,controller");
    p.setProperty("node.id", Integer.toString(quorum.number()));
    p.setProperty("log.dirs", directory.toString());
    p.setProperty(
        "listeners",
        CLIENT_LISTENER + "://" + listen + "," + CONTROLLER_LISTENER + "://" + quorum.controller());
    p.setProperty("advertised.listeners", CLIENT_LISTENER + "://" + listen);
    p.setProperty("inter.broker.listener.name", CLIENT_LISTENER);
    p.setProperty(
        "listener.security.protocol.map",
        CLIENT_LISTENER + ":PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT");
    p.setProperty("controller.listener.names", CONTROLLER_LISTENER);
    p.setProperty("controller.quorum.voters", quorum.voters());
    forReplicas(p);
    forFastRestart(p);
    forFrames(p);
    forLittleMemory(p);
    p.putAll(further);
    return p;
  }

  private void forReplicas(Properties p) {
    String replicas = Integer.toString(quorum.replicas());
    String inSync = Integer.toString(quorum.minInSyncReplicas());
    p.setProperty("auto.create.topics.enable", "false");
    p.setProperty("default.replication.factor", replicas);
    p.setProperty("min.insync.replicas", inSync);
    p.setProperty("num.partitions", "1");
    for (String internal : new String[] {"offsets.topic", "transaction.state.log"}) {
      p.setProperty(internal + ".replication.factor", replicas);
      p.setProperty(internal + ".num.partitions", "1");
    }
    p.setProperty("transaction.state.log.min.isr", inSync);
    p.setProperty("share.coordinator.state.topic.replication.factor", replicas);
    p.setProperty("share.coordinator.state.topic.num.partitions", "1");
    p.setProperty("share.coordinator.state.topic.min.isr", inSync);
  }

  private void forFastRestart(Properties p) {
    p.setProperty("group.initial.rebalance.delay.ms", "0");
    p.setProperty("transaction.max.timeout.ms", Integer.toString(LONGEST_TRANSACTION_MS));
    // After a kill the node waits until its previous session expires, 9 s by default. It retries
    // after 0.1, 0.3, 0.7, 1.5, 3.1 s; a shorter timeout than 1.4 s gains nothing. Where others
    // take over, a pause of one of them must not move all of its partitions.
    boolean alone = quorum.controllers().size() == 1;
    p.setProperty("broker.session.timeout.ms", alone ? "1400" : "3000");
    p.setProperty("broker.heartbeat.interval.ms", "500");
  }

  private static void forFrames(Properties p) {
    p.setProperty("message.max.bytes", Integer.toString(LARGEST_BATCH_BYTES));
    p.setProperty("replica.fetch.max.bytes", Integer.toString(LARGEST_BATCH_BYTES));
    // The system adapts the sockets' buffers. Kafka's 100 KB hold less than one large frame: each
    // megabyte took ten reads.
    p.setProperty("socket.send.buffer.bytes", "-1");
    p.setProperty("socket.receive.buffer.bytes", "-1");
    // For topics created by versions that did not set it per topic: see TopicSpec.
    p.setProperty("compression.type", "uncompressed");
    // Defaults for topics without settings of their own: a week, at most 4 GiB per partition,
    // segments of 128 MiB.
    p.setProperty("log.retention.hours", "168");
    p.setProperty("log.retention.bytes", Long.toString(4L << 30));
    p.setProperty("log.segment.bytes", Integer.toString(128 << 20));
    p.setProperty("log.retention.check.interval.ms", "60000");
  }

  private static void forLittleMemory(Properties p) {
    p.setProperty("group.coordinator.threads", "1");
    p.setProperty("num.network.threads", "2");
    p.setProperty("num.io.threads", "4");
    p.setProperty("log.cleaner.dedupe.buffer.size", Integer.toString(8 << 20));
    p.setProperty("log.cleaner.io.buffer.size", Integer.toString(256 << 10));
    p.setProperty("background.threads", "2");
    p.setProperty("num.recovery.threads.per.data.dir", "2");
    // An idle controller writes a record twice a second by default, so that others can tell its
    // lag.
    p.setProperty("metadata.max.idle.interval.ms", "10000");
    // The metadata is small; by default its log would be kept for a week.
    p.setProperty("metadata.log.max.record.bytes.between.snapshots", Integer.toString(4 << 20));
    p.setProperty("metadata.max.retention.bytes", Integer.toString(32 << 20));
    p.setProperty("metadata.log.segment.bytes", Integer.toString(16 << 20));
  }
}
