package io.followspot.engine;

import io.followspot.process.CannotStartException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.ConfigResource;

/**
 * Checks Kafka before the job starts. The job itself would retry for ever without a message if
 * there is no broker or a topic is missing.
 */
final class KafkaCheck implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long LONGEST_TRANSACTION_MS = Duration.ofDays(1).toMillis();

  private final String bootstrapServers;
  private final Admin admin;

  /**
   * Connects.
   *
   * @throws CannotStartException if the client properties are invalid
   */
  KafkaCheck(String bootstrapServers, ClientProperties properties) {
    this.bootstrapServers = bootstrapServers;
    Map<String, Object> settings = new HashMap<>(properties.values());
    settings.put("bootstrap.servers", bootstrapServers);
    settings.put("default.api.timeout.ms", (int) PATIENCE.toMillis());
    settings.put("request.timeout.ms", 5_000);
    try {
      this.admin = Admin.create(settings);
    } catch (KafkaException e) {
      throw new CannotStartException(
          "no Kafka client can be made for "
              + bootstrapServers
              + " with "
              + properties
              + ": "
              + (e.getCause() == null ? e.getMessage() : e.getCause().getMessage()),
          e);
    }
  }

  /**
   * Waits until all topics exist.
   *
   * @throws CannotStartException if there is no broker, or topics are missing after half a minute
   */
  void awaitTopics(Collection<String> topics) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    Set<String> missing = missing(topics);
    while (!missing.isEmpty()) {
      if (System.nanoTime() > deadline) {
        throw new CannotStartException(
            "Kafka at "
                + bootstrapServers
                + " has no topic "
                + String.join(", ", missing)
                + "; create the missing topic, then start again");
      }
      Thread.sleep(200);
      missing = missing(topics);
    }
  }

  /**
   * Returns how long a transaction may stay open, in milliseconds: the requested value, or else as
   * long as the broker allows, but at most a day.
   *
   * @param wanted a number, or "auto"
   * @throws CannotStartException if the broker does not allow the requested value
   */
  long transactionTimeoutMs(String wanted) throws InterruptedException {
    long allowedMs = longestTransactionMs();
    if (wanted.equals("auto")) {
      return Math.min(allowedMs, LONGEST_TRANSACTION_MS);
    }
    if (!wanted.matches("[1-9][0-9]{0,9}")) {
      throw new CannotStartException(
          "FOLLOWSPOT_TRANSACTION_TIMEOUT_MS=" + wanted + " is neither a number nor auto");
    }
    long wantedMs = Long.parseLong(wanted);
    if (wantedMs > allowedMs) {
      throw new CannotStartException(
          "FOLLOWSPOT_TRANSACTION_TIMEOUT_MS="
              + wantedMs
              + " is more than Kafka at "
              + bootstrapServers
              + " allows; use at most "
              + allowedMs
              + ", or raise the broker's transaction.max.timeout.ms");
    }
    return wantedMs;
  }

  private long longestTransactionMs() throws InterruptedException {
    try {
      Node node = admin.describeCluster().nodes().get().iterator().next();
      ConfigResource broker = new ConfigResource(ConfigResource.Type.BROKER, node.idString());
      return admin.describeConfigs(List.of(broker)).all().get().values().stream()
          .map(config -> config.get("transaction.max.timeout.ms"))
          .mapToLong(entry -> Long.parseLong(entry.value()))
          .findAny()
          .orElse(LONGEST_TRANSACTION_MS);
    } catch (ExecutionException e) {
      throw noBroker(e);
    }
  }

  private Set<String> missing(Collection<String> topics) throws InterruptedException {
    try {
      Set<String> missing = new TreeSet<>(topics);
      missing.removeAll(admin.listTopics().names().get());
      return missing;
    } catch (ExecutionException e) {
      throw noBroker(e);
    }
  }

  private CannotStartException noBroker(ExecutionException e) {
    return new CannotStartException(
        "no Kafka broker answers at "
            + bootstrapServers
            + " ("
            + String.valueOf(e.getCause() == null ? e.getMessage() : e.getCause().getMessage())
            + "); start one, or set FOLLOWSPOT_BOOTSTRAP_SERVERS to a running one",
        e);
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(1));
  }
}
