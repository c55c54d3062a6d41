package io.followspot.gateway.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.followspot.protos.Topics;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AlertTargetConsumerTest {
  private static final TopicPartition PARTITION = new TopicPartition(Topics.ALERTS, 0);

  private WebhookReceiver receiver;
  private AlertTargets targets;

  @BeforeEach
  void listen() throws IOException {
    receiver = new WebhookReceiver();
    targets =
        new AlertTargets(List.of(receiver.target()), alert -> Optional.empty(), Clock.systemUTC());
  }

  @AfterEach
  void stop() {
    receiver.close();
  }

  @Test
  void deliveredAlert_isCommitted_soThatARestartContinuesBehindIt() throws Exception {
    MockConsumer<String, byte[]> kafka = new MockConsumer<>(OffsetResetStrategy.LATEST);
    kafka.updateEndOffsets(Map.of(PARTITION, 5L));
    kafka.schedulePollTask(
        () -> {
          kafka.rebalance(List.of(PARTITION));
          kafka.addRecord(
              new ConsumerRecord<>(
                  Topics.ALERTS,
                  0,
                  5,
                  "yard",
                  WebhookReceiver.alert("yard.alert.1").toByteArray()));
        });
    try (AlertTargetConsumer consumer =
        new AlertTargetConsumer(kafka, targets, receiver.target())) {
      assertThat(receiver.received.poll(10, TimeUnit.SECONDS)).isNotNull();
      awaitCommitted(kafka, 6);
    }
  }

  @Test
  void newTarget_commitsItsPosition_soThatAlertsDuringARestartAreNotSkipped() throws Exception {
    MockConsumer<String, byte[]> kafka = new MockConsumer<>(OffsetResetStrategy.LATEST);
    kafka.updateEndOffsets(Map.of(PARTITION, 5L));
    kafka.schedulePollTask(() -> kafka.rebalance(List.of(PARTITION)));
    try (AlertTargetConsumer consumer =
        new AlertTargetConsumer(kafka, targets, receiver.target())) {
      awaitCommitted(kafka, 5);
    }
    assertThat(receiver.received).isEmpty();
  }

  private static void awaitCommitted(MockConsumer<String, byte[]> kafka, long offset) {
    await("commit of offset " + offset)
        .atMost(Duration.ofSeconds(10))
        .until(
            () -> kafka.committed(Set.of(PARTITION)).get(PARTITION),
            committed -> committed != null && committed.offset() == offset);
  }
}
