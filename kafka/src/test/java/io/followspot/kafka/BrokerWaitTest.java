package io.followspot.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;

class BrokerWaitTest {
  private final AtomicInteger calls = new AtomicInteger();

  @Test
  void call_isMadeAgainWhileNoBrokerAnswers() throws Exception {
    assertThat(BrokerWait.call(Duration.ofSeconds(30), () -> answerFrom(3))).isEqualTo(3);
  }

  @Test
  void call_isGivenUpAfterAWhile() {
    assertThatThrownBy(() -> BrokerWait.call(Duration.ZERO, () -> answerFrom(1_000)))
        .isInstanceOf(KafkaUnavailableException.class)
        .hasMessageContaining("late:9092");
  }

  @Test
  void refusal_isNotRetried() {
    assertThatThrownBy(
            () ->
                BrokerWait.call(
                    Duration.ofSeconds(30),
                    () -> {
                      calls.incrementAndGet();
                      throw new KafkaUnavailableException(
                          "kafka:9092",
                          new ExecutionException(
                              new TopicAuthorizationException(Set.of("followspot.cameras"))));
                    }))
        .hasMessageContainingAll("denies", "followspot.cameras", "FOLLOWSPOT_KAFKA_PROPERTIES");
    assertThat(calls).hasValue(1);
  }

  private int answerFrom(int call) {
    if (calls.incrementAndGet() < call) {
      throw KafkaUnavailableException.silent("late:9092");
    }
    return calls.get();
  }
}
