package io.followspot.cli.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.followspot.kafka.KafkaUnavailableException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StartingBrokerTest {
  private final AtomicInteger calls = new AtomicInteger();

  @Test
  void call_isMadeAgainWhileNoBrokerAnswers() throws Exception {
    assertThat(StartingBroker.call(Duration.ofSeconds(30), () -> answerFrom(3))).isEqualTo(3);
  }

  @Test
  void call_isGivenUpAfterAWhile() {
    assertThatThrownBy(() -> StartingBroker.call(Duration.ZERO, () -> answerFrom(1_000)))
        .isInstanceOf(KafkaUnavailableException.class)
        .hasMessage("late");
  }

  private int answerFrom(int call) {
    if (calls.incrementAndGet() < call) {
      throw new KafkaUnavailableException("late");
    }
    return calls.get();
  }
}
