package io.followspot.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.junit.jupiter.api.Test;

class TopicSetupTest {
  private static final KafkaConnection KAFKA = KafkaConnection.to("kafka:9092");

  private final AtomicInteger calls = new AtomicInteger();

  @Test
  void failure_brokerThatIsNotReady_isRetried() throws Exception {
    assertThat(retried(new InvalidReplicationFactorException("All brokers are currently fenced.")))
        .isEqualTo(2);
    assertThat(retried(new NotEnoughReplicasException("too few replicas"))).isEqualTo(2);
  }

  @Test
  void failure_brokerThatStaysSo_isToldInItsWords() {
    assertThatThrownBy(
            () ->
                BrokerWait.call(
                    Duration.ZERO,
                    () -> {
                      throw TopicSetup.failure(
                          KAFKA, new InvalidReplicationFactorException("only 1 broker"));
                    }))
        .hasMessageContainingAll("kafka:9092", "refuses to create the topics", "only 1 broker");
  }

  @Test
  void failure_refusal_isNotRetried() {
    assertThatThrownBy(() -> retried(new PolicyViolationException("at most 3 topics")))
        .hasMessageContaining("at most 3 topics");
    assertThat(calls).hasValue(1);
  }

  /** The number of calls until one succeeds, of which the first fails. */
  private int retried(ApiException first) throws InterruptedException {
    calls.set(0);
    return BrokerWait.call(
        Duration.ofSeconds(30),
        () -> {
          if (calls.incrementAndGet() == 1) {
            throw TopicSetup.failure(KAFKA, first);
          }
          return calls.get();
        });
  }
}
