package io.followspot.engine.egress;

import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.flink.streaming.connectors.kafka.FlinkKafkaErrorCode;
import org.apache.flink.streaming.connectors.kafka.FlinkKafkaException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks Kafka which producer owns a transactional id. */
final class TransactionOwners implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(TransactionOwners.class);

  /** Together with what Flink's producer waits itself, less than a checkpoint may take. */
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);

  private final Admin admin;
  private boolean supported = true;

  TransactionOwners(Admin admin) {
    this.admin = admin;
  }

  /** Asks the brokers of a producer, with its address and its security. */
  static TransactionOwners of(Properties producer) {
    Set<String> known = AdminClientConfig.configNames();
    Properties properties = new Properties();
    producer.forEach(
        (name, value) -> {
          if (known.contains(name.toString()) || name.toString().startsWith("config.providers")) {
            properties.put(name, value);
          }
        });
    int ms = (int) ANSWER_WITHIN.toMillis();
    properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ms);
    properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ms);
    return new TransactionOwners(Admin.create(properties));
  }

  /**
   * Returns whether the producer still owns the id. Kafka before version 3.0 cannot be asked; then
   * it is assumed.
   *
   * @throws FlinkKafkaException if Kafka does not answer within 30 s
   */
  boolean owns(String transactionalId, long producerId, short epoch) throws FlinkKafkaException {
    if (!supported) {
      return true;
    }
    try {
      TransactionDescription owner =
          admin.describeTransactions(List.of(transactionalId)).description(transactionalId).get();
      return owner.producerId() == producerId && owner.producerEpoch() == epoch;
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof UnsupportedVersionException)) {
        throw failure("Kafka does not tell who owns transactional id " + transactionalId, e);
      }
      supported = false;
      log.warn(
          "The broker is older than Kafka 3.0: a part of Flink that is frozen for longer than the"
              + " others wait, and then continues, can make events of one checkpoint disappear");
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure("interrupted while asking who owns transactional id " + transactionalId, e);
    }
  }

  @Override
  public void close() {
    admin.close(Duration.ZERO);
  }

  private static FlinkKafkaException failure(String message, Throwable cause) {
    return new FlinkKafkaException(FlinkKafkaErrorCode.EXTERNAL_ERROR, message, cause);
  }
}
