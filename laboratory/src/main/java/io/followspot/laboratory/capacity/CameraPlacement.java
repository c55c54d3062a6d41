package io.followspot.laboratory.capacity;

import io.followspot.kafka.KeyPartition;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Where the hashes of Kafka and Flink put cameras: unevenly, as chance has it. */
final class CameraPlacement {
  /** Flink's key groups, by which state is divided: {@code pipeline.max-parallelism}. */
  static final int KEY_GROUPS = 128;

  private CameraPlacement() {}

  /**
   * The load of the busiest partition beside the mean.
   *
   * @param prefix of the cameras' ids, which a number follows
   */
  static double partitionSkew(String prefix, int cameras, int partitions) {
    int[] load = new int[partitions];
    for (int i = 0; i < cameras; i++) {
      load[KeyPartition.of(prefix + i, partitions)]++;
    }
    return skew(load);
  }

  /** The load of the busiest function slot beside the mean, as Flink divides key groups. */
  static double slotSkew(String prefix, int cameras, int slots) {
    int[] load = new int[slots];
    for (int i = 0; i < cameras; i++) {
      load[slotOf(prefix + i, slots)]++;
    }
    return skew(load);
  }

  /** Flink's slot of a key, {@code KeyGroupRangeAssignment}. */
  static int slotOf(String key, int slots) {
    return murmur(key.hashCode()) % KEY_GROUPS * slots / KEY_GROUPS;
  }

  private static double skew(int[] load) {
    return Arrays.stream(load).max().orElse(0) / IntStream.of(load).average().orElse(1);
  }

  /** Flink's {@code MathUtils.murmurHash}. */
  private static int murmur(int code) {
    int hash = Integer.rotateLeft(code * 0xcc9e2d51, 15) * 0x1b873593;
    hash = Integer.rotateLeft(hash, 13) * 5 + 0xe6546b64;
    hash ^= 4;
    hash ^= hash >>> 16;
    hash *= 0x85ebca6b;
    hash ^= hash >>> 13;
    hash *= 0xc2b2ae35;
    hash ^= hash >>> 16;
    if (hash >= 0) {
      return hash;
    }
    return hash == Integer.MIN_VALUE ? 0 : -hash;
  }
}
