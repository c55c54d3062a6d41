package io.followspot.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RetryPauseTest {
  private final RetryPause pause = new RetryPause();

  @Test
  void await_again_waitsTwiceAsLong_untilItIsReset() {
    pause.await();
    assertThat(pause.nextMs()).isEqualTo(2_000);
    pause.reset();
    assertThat(pause.nextMs()).isEqualTo(1_000);
  }

  @Test
  void await_ended_doesNotWait() {
    pause.end();
    long startNs = System.nanoTime();
    pause.await();

    assertThat(System.nanoTime() - startNs).isLessThan(TimeUnit.MILLISECONDS.toNanos(900));
    assertThat(pause.isEnded()).isTrue();
  }
}
