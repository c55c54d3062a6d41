package io.followspot.engine;

import io.followspot.process.CannotStartException;
import io.followspot.process.Setting;
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
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;

/**
 * Looks at Kafka before the job does. The job itself would retry for ever without a word when there
 * is no broker or a topic is missing.
 */
final class KafkaCheck implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long KAFKAS_DEFAULT_MS = Duration.ofMinutes(15).toMillis();

  private final String bootstrapServers;
  private final Admin admin;

  /**
   * Connects.
   *
   * @throws CannotStartException if the client properties make no client
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
                + "; create what is missing, then start again");
      }
      Thread.sleep(200);
      missing = missing(topics);
    }
  }

  /**
   * Returns how long the broker lets a transaction be open, in milliseconds; Kafka's default if it
   * does not tell.
   */
  long longestTransactionMs() throws InterruptedException {
    try {
      Node node = admin.describeCluster().nodes().get().iterator().next();
      ConfigResource broker = new ConfigResource(ConfigResource.Type.BROKER, node.idString());
      return admin.describeConfigs(List.of(broker)).all().get().values().stream()
          .map(config -> config.get("transaction.max.timeout.ms"))
          .filter(entry -> entry != null && entry.value() != null)
          .mapToLong(entry -> Long.parseLong(entry.value()))
          .findAny()
          .orElse(KAFKAS_DEFAULT_MS);
    } catch (ExecutionException e) {
      throw failure(e);
    }
  }

  private Set<String> missing(Collection<String> topics) throws InterruptedException {
    try {
      Set<String> missing = new TreeSet<>(topics);
      missing.removeAll(admin.listTopics().names().get());
      return missing;
    } catch (ExecutionException e) {
      throw failure(e);
    }
  }

  private CannotStartException failure(ExecutionException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    if (cause instanceof AuthorizationException || cause instanceof AuthenticationException) {
      return new CannotStartException(
          "Kafka at "
              + bootstrapServers
              + " does not let the engine do what it must: "
              + cause.getMessage()
              + "; see docs/operations.md for the rights it needs, and "
              + Setting.KAFKA_PROPERTIES.variable()
              + " for who it says it is",
          e);
    }
    return new CannotStartException(
        "no Kafka broker answers at "
            + bootstrapServers
            + " ("
            + cause.getMessage()
            + "); start one, or set FOLLOWSPOT_BOOTSTRAP_SERVERS to one that runs",
        e);
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(1));
  }
}
