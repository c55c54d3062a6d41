package io.followspot.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.DescribeConfigsOptions;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/** How long a topic keeps its records. */
public final class TopicRetention {
  private TopicRetention() {}

  /** Retention by time; empty if unlimited, or if the brokers do not report it. */
  public static Optional<Duration> of(KafkaConnection connection, String topic) {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    int timeoutMs = (int) KafkaConnection.ANSWER_WITHIN.toMillis();
    try (Admin admin = connection.admin()) {
      Map<ConfigResource, Config> configs =
          admin
              .describeConfigs(List.of(resource), new DescribeConfigsOptions().timeoutMs(timeoutMs))
              .all()
              .get();
      Config config = Objects.requireNonNull(configs.get(resource), topic);
      long keptMs = Long.parseLong(config.get(TopicConfig.RETENTION_MS_CONFIG).value());
      return keptMs < 0 ? Optional.empty() : Optional.of(Duration.ofMillis(keptMs));
    } catch (ExecutionException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
