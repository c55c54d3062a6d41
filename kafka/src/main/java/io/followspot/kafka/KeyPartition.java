package io.followspot.kafka;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Utils;

/** The partition of a topic that contains a key's records. */
public final class KeyPartition {
  private KeyPartition() {}

  /** The default partitioner of every Kafka producer. */
  public static int of(String key, int partitions) {
    return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % partitions;
  }
}
