package io.followspot.gateway.alerts;

import com.google.protobuf.InvalidProtocolBufferException;
import io.followspot.kafka.Isolation;
import io.followspot.kafka.KafkaConnection;
import io.followspot.kafka.RetryPause;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.AlertEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers the alerts of the topic to one target, in order, each at least once.
 *
 * <p>The queue is the topic: an alert is behind this consumer group's offset once it is delivered
 * or given up, so that a restarted gateway continues where it was, and of several gateways one
 * delivers. A target that is new gets the alerts from then on. The loop is its own, since it is the
 * only reader that is one of a group and commits each record.
 */
public final class AlertTargetConsumer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(AlertTargetConsumer.class);
  private static final Duration POLL = Duration.ofMillis(500);

  /** Longer than all attempts of one alert take. */
  private static final int MAX_POLL_INTERVAL_MS = 600_000;

  private final Consumer<String, byte[]> consumer;
  private final AlertTargets targets;
  private final AlertTarget target;
  private final Thread thread;
  private final RetryPause pause = new RetryPause();
  private volatile boolean closed;

  /** Starts delivering. */
  public AlertTargetConsumer(KafkaConnection connection, AlertTargets targets, AlertTarget target) {
    this(
        connection.consumer(
            Isolation.COMMITTED,
            Map.of(
                ConsumerConfig.GROUP_ID_CONFIG,
                "followspot-alerts-" + target.name(),
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "latest",
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                1,
                ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG,
                MAX_POLL_INTERVAL_MS)),
        targets,
        target);
  }

  AlertTargetConsumer(Consumer<String, byte[]> consumer, AlertTargets targets, AlertTarget target) {
    this.consumer = consumer;
    this.targets = targets;
    this.target = target;
    thread = new Thread(this::run, "alerts-" + target.name());
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    try {
      consumer.subscribe(List.of(Topics.ALERTS));
      deliverAll();
    } finally {
      // An interrupted thread cannot close a consumer.
      Thread.interrupted();
      consumer.close();
    }
  }

  private void deliverAll() {
    boolean positioned = false;
    while (!closed) {
      try {
        ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
        for (ConsumerRecord<String, byte[]> entry : records) {
          deliver(entry);
        }
        if (!records.isEmpty() || (!positioned && !consumer.assignment().isEmpty())) {
          // Also once without a record: otherwise what comes while the gateway is down is skipped.
          consumer.commitSync();
          positioned = true;
        }
        pause.reset();
      } catch (WakeupException | InterruptedException | InterruptException e) {
        // close() is waiting, and the loop ends.
      } catch (RuntimeException e) {
        log.warn("Cannot deliver alerts to {}, retrying", target, e);
        pause.await();
      }
    }
  }

  private void deliver(ConsumerRecord<String, byte[]> entry) throws InterruptedException {
    if (entry.value() == null) {
      return;
    }
    try {
      AlertEvent alert = AlertEvent.parseFrom(entry.value());
      if (target.wants(alert) && !targets.deliver(target, alert)) {
        log.warn("Alert {} was not delivered to {}", alert.getAlertId(), target);
      }
    } catch (InvalidProtocolBufferException e) {
      log.warn("Skipping the alert at offset {}: {}", entry.offset(), e.getMessage());
    }
  }

  @Override
  public void close() {
    closed = true;
    pause.end();
    consumer.wakeup();
    thread.interrupt();
    try {
      thread.join(5_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
