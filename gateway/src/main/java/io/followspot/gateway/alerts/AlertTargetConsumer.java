package io.followspot.gateway.alerts;

import com.google.protobuf.InvalidProtocolBufferException;
import io.followspot.gateway.delivery.TopicDelivery;
import io.followspot.kafka.KafkaConnection;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.AlertEvent;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers the alerts of the topic to one target, in order, each at least once: until it is taken
 * or given up.
 */
public final class AlertTargetConsumer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(AlertTargetConsumer.class);

  private final AlertTargets targets;
  private final AlertTarget target;
  private final TopicDelivery delivery;

  /** Starts delivering. */
  public AlertTargetConsumer(KafkaConnection connection, AlertTargets targets, AlertTarget target) {
    this.targets = targets;
    this.target = target;
    delivery =
        new TopicDelivery(
            connection,
            "followspot-alerts-" + target.name(),
            Topics.ALERTS,
            threadName(target),
            this::deliver);
  }

  AlertTargetConsumer(Consumer<String, byte[]> consumer, AlertTargets targets, AlertTarget target) {
    this.targets = targets;
    this.target = target;
    delivery = new TopicDelivery(consumer, Topics.ALERTS, threadName(target), this::deliver);
  }

  private static String threadName(AlertTarget target) {
    return "alerts-" + target.name();
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
    delivery.close();
  }
}
