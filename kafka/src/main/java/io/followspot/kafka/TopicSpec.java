package io.followspot.kafka;

import io.followspot.protos.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/**
 * The specification of a topic.
 *
 * @param name the topic
 * @param partitions how many
 * @param compacted whether it keeps the newest record of every key for ever
 * @param retention how long it keeps its records, unless compacted
 * @param retentionBytes how many bytes it keeps per partition, -1 for no limit, unless compacted
 */
public record TopicSpec(
    String name, int partitions, boolean compacted, Duration retention, long retentionBytes) {
  // Retention deletes whole segments: they must be small compared with what is to be kept. Also,
  // after a kill the broker reads the last segment of each partition again before it serves any.
  private static final long SEGMENT_BYTES = 32L << 20;

  /**
   * Record time stamps are capture times, and a recording that is published faster than real time
   * has capture times ahead of the broker's clock. Brokers before 3.6 have no such limit and do not
   * know the setting.
   */
  static final Map<String, String> TIMESTAMPS =
      Map.of(
          TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
          "CreateTime",
          TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG,
          String.valueOf(Long.MAX_VALUE));

  NewTopic toNewTopic() {
    // The cluster's default decides how many replicas.
    return new NewTopic(name, Optional.of(partitions), Optional.empty()).configs(config());
  }

  /** Its settings, by Kafka's names. */
  public Map<String, String> config() {
    Map<String, String> config = new HashMap<>();
    if (carriesCaptureTime()) {
      config.putAll(TIMESTAMPS);
    }
    config.put(
        TopicConfig.MAX_MESSAGE_BYTES_CONFIG, String.valueOf(KafkaConnection.MAX_RECORD_BYTES));
    // The broker decompresses batches and checks the size. Otherwise it would keep a few kilobytes
    // that decompress to more than its consumers' memory, and they would fail on them again and
    // again.
    config.put(TopicConfig.COMPRESSION_TYPE_CONFIG, "uncompressed");
    config.put(TopicConfig.SEGMENT_BYTES_CONFIG, String.valueOf(SEGMENT_BYTES));
    if (compacted) {
      config.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
    } else {
      config.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
      config.put(TopicConfig.RETENTION_MS_CONFIG, String.valueOf(retention.toMillis()));
      config.put(TopicConfig.RETENTION_BYTES_CONFIG, String.valueOf(retentionBytes));
    }
    return config;
  }

  /** Whether its record time stamps are capture times, by which records are looked up. */
  boolean carriesCaptureTime() {
    return name.equals(Topics.FRAMES)
        || name.equals(Topics.DETECTIONS)
        || name.equals(Topics.SOUND);
  }
}
