package io.followspot.gateway.alerts;

import io.followspot.kafka.KafkaConnection;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.AlertEvent;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes the alerts that the clock decides, once a second. */
public final class AlertPublisher implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(AlertPublisher.class);
  private static final long PERIOD_S = 1;

  /** By then the topic's past alerts are read. No camera counts as offline sooner. */
  private static final long START_S = 15;

  private final ConditionAlerts conditions;
  private final RecentAlerts recent;
  private final Producer<String, byte[]> producer;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "condition-alerts");
            thread.setDaemon(true);
            return thread;
          });

  /** Starts publishing. */
  public AlertPublisher(
      KafkaConnection connection, ConditionAlerts conditions, RecentAlerts recent) {
    this.conditions = conditions;
    this.recent = recent;
    producer = connection.producer(Map.of());
    var unused = timer.scheduleWithFixedDelay(this::check, START_S, PERIOD_S, TimeUnit.SECONDS);
  }

  private void check() {
    try {
      conditions.check(this::publish);
    } catch (RuntimeException e) {
      log.warn("Cannot decide alerts about cameras, retrying", e);
    }
  }

  private void publish(AlertEvent alert) {
    var record = new ProducerRecord<>(Topics.ALERTS, alert.getCameraId(), alert.toByteArray());
    var unused =
        producer.send(
            record,
            (written, failure) -> {
              if (failure == null) {
                recent.add(alert);
              } else {
                log.warn("Publishing alert {} again: {}", alert.getAlertId(), failure.getMessage());
              }
            });
  }

  @Override
  public void close() {
    timer.shutdownNow();
    producer.close();
  }
}
