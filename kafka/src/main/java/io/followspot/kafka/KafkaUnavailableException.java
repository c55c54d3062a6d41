package io.followspot.kafka;

import io.followspot.process.Setting;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/** No Kafka broker answers, or none does as it is asked. The message says what to do. */
public final class KafkaUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Nobody answers. */
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
  public KafkaUnavailableException(String message) {
    super(message);
  }

  /** Says that a broker fell silent while it was read from. */
  public static KafkaUnavailableException silent(String bootstrapServers) {
    return new KafkaUnavailableException(
        bootstrapServers, new TimeoutException("no record arrived for some seconds"));
  }

  /** Says that a broker answers and does not let us in. */
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
