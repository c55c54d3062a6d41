package io.followspot.kafka;

import io.followspot.process.Setting;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/** No Kafka broker answers, or it refuses a request. The message says what to do. */
public final class KafkaUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** No broker answers. */
  KafkaUnavailableException(String bootstrapServers, @Nullable Throwable cause) {
    super(
        "no Kafka broker answers at "
            + bootstrapServers
            + ": start one with ./followspot up or name another with --bootstrap-server",
        cause);
  }

  /**
   * A broker answered, with an error.
   *
   * @param message what is wrong and what to do
   */
  public KafkaUnavailableException(String message) {
    super(message);
  }

  /** A broker stopped answering while it was read from. */
  public static KafkaUnavailableException silent(String bootstrapServers) {
    return new KafkaUnavailableException(
        bootstrapServers, new TimeoutException("no record arrived for some seconds"));
  }

  /** A broker answers and refuses the connection. */
  static KafkaUnavailableException refused(
      String bootstrapServers, AuthenticationException refusal) {
    return new KafkaUnavailableException(
        "the Kafka broker at "
            + bootstrapServers
            + " refuses the connection ("
            + refusal.getMessage()
            + "): check the client properties that "
            + Setting.KAFKA_PROPERTIES.variable()
            + " names");
  }

  /** Whether no broker answered, so that a later attempt may succeed. */
  boolean mayPass() {
    return getCause() != null;
  }
}
