package io.followspot.gateway.health;

/** The health of the systems that the gateway depends on. */
public interface SystemHealth {
  /** The Kafka brokers. */
  PartHealth kafka();

  /** Flink and the functions: whether the frames in Kafka are processed. */
  PartHealth processing();
}
