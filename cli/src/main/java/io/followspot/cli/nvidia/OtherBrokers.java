package io.followspot.cli.nvidia;

import io.followspot.kafka.KafkaConnection;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The brokers of the other system, which may be the same. */
final class OtherBrokers {
  @Option(
      names = "--other-server",
      paramLabel = "HOST:PORT",
      description = "The Kafka brokers that have the topic (default: Followspot's).")
  private @Nullable String servers;

  /**
   * Connects.
   *
   * @param own Followspot's brokers
   * @throws io.followspot.kafka.KafkaUnavailableException if none of the others answers
   */
  KafkaConnection connect(KafkaConnection own) {
    if (servers == null) {
      return own;
    }
    KafkaConnection connection = KafkaConnection.to(servers);
    connection.check();
    return connection;
  }
}
