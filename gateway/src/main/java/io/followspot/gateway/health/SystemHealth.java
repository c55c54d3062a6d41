package io.followspot.gateway.health;

/** How the parts are that the gateway depends on. */
public interface SystemHealth {
  /** The Kafka brokers. */
  PartHealth kafka();

  /** Flink and the functions: whether frames that Kafka holds are processed. */
  PartHealth processing();
}
