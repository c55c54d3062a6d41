package io.followspot.kafka;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Utils;

/** In which partition of a topic a key's records lie. */
public final class KeyPartition {
  private KeyPartition() {}

  /** As every Kafka producer chooses by default. */
  public static int of(String key, int partitions) {
    return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % partitions;
  }
}
