package io.followspot.terminal;

import io.followspot.kafka.KafkaConnection;
import io.followspot.process.Setting;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of every command that talks to Kafka. */
public final class KafkaOptions {
  @Option(
      names = {"-b", "--bootstrap-server"},
      paramLabel = "HOST:PORT",
      description =
          "The Kafka brokers (default: FOLLOWSPOT_BOOTSTRAP_SERVERS, else those of the Followspot"
              + " that runs on this machine, else 127.0.0.1:9092).")
  private @Nullable String bootstrapServers;

  /**
   * Connects to the given brokers.
   *
   * @throws io.followspot.kafka.KafkaUnavailableException if none of them answers
   */
  public KafkaConnection connect() {
    KafkaConnection connection = KafkaConnection.to(chosen());
    connection.check();
    return connection;
  }

  private String chosen() {
    if (bootstrapServers != null) {
      return bootstrapServers;
    }
    if (System.getenv(Setting.BOOTSTRAP_SERVERS.variable()) != null) {
      return Setting.BOOTSTRAP_SERVERS.read();
    }
    return Endpoints.read(Endpoints.defaultHome())
        .getProperty(Endpoints.BROKERS, Setting.BOOTSTRAP_SERVERS.read());
  }
}
