package io.followspot.kafka;

import org.jspecify.annotations.Nullable;

/** No Kafka broker answers. The message says what to do. */
public final class KafkaUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  KafkaUnavailableException(String bootstrapServers, @Nullable Throwable cause) {
    super(
        "no Kafka broker answers at "
            + bootstrapServers
            + ": start one with ./followspot up or name another with --bootstrap-server",
        cause);
  }

  /**
   * Says what went wrong with a broker that did answer.
   *
   * @param message what is wrong and what to do
   */
  KafkaUnavailableException(String message) {
    super(message);
  }
}
