package io.followspot.kafka;

import io.followspot.process.Setting;
import java.util.Optional;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/** No Kafka broker answers, or it refuses a request. The message says what to do. */
public final class KafkaUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean passing;

  /** No broker answers. */
  KafkaUnavailableException(String bootstrapServers, @Nullable Throwable cause) {
    super(message(bootstrapServers, cause), cause);
    passing = cause != null && refusal(cause).isEmpty();
  }

  private KafkaUnavailableException(String message, boolean passing) {
    super(message);
    this.passing = passing;
  }

  private static String message(String bootstrapServers, @Nullable Throwable cause) {
    Optional<Throwable> refusal = refusal(cause);
    if (refusal.isEmpty()) {
      return "no Kafka broker answers at "
          + bootstrapServers
          + ": start one with ./followspot up or name another with --bootstrap-server";
    }
    boolean denied = refusal.get() instanceof AuthorizationException;
    return "the Kafka broker at "
        + bootstrapServers
        + (denied ? " denies the request (" : " refuses the connection (")
        + refusal.get().getMessage()
        + (denied
            ? "): add an ACL for this user, or use another one in the file that "
            : "): check the client properties that ")
        + Setting.KAFKA_PROPERTIES.variable()
        + " names";
  }

  private static Optional<Throwable> refusal(@Nullable Throwable cause) {
    for (Throwable it = cause; it != null; it = it.getCause()) {
      if (it instanceof AuthorizationException || it instanceof AuthenticationException) {
        return Optional.of(it);
      }
    }
    return Optional.empty();
  }

  /**
   * A broker answered, with an error.
   *
   * @param message what is wrong and what to do
   */
  public KafkaUnavailableException(String message) {
    this(message, false);
  }

  /**
   * A broker answered that it cannot do this yet, for example since it is still starting.
   *
   * @param message what is wrong and what to do
   */
  static KafkaUnavailableException notYet(String message) {
    return new KafkaUnavailableException(message, true);
  }

  /** A broker stopped answering while it was read from. */
  public static KafkaUnavailableException silent(String bootstrapServers) {
    return new KafkaUnavailableException(
        bootstrapServers, new TimeoutException("no record arrived for some seconds"));
  }

  /** Whether no broker answered, or none could yet, so that a later attempt may succeed. */
  boolean mayPass() {
    return passing;
  }
}
