package io.followspot.gateway.health;

/** The health of the systems that the gateway depends on. */
public interface SystemHealth {
  /** The Kafka brokers. */
  PartHealth kafka();

  /** Flink and the functions: whether the frames in Kafka are processed. */
  PartHealth processing();

  /** Whether frames that came a while ago still wait, though others are processed. */
  default boolean isBehind() {
    return false;
  }
}
