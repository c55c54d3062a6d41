package io.followspot.engine.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class CheckpointTimerTest {
  private static final long SECOND_NS = 1_000_000_000;

  private final ProcessedSteps steps = new ProcessedSteps();
  private final CheckpointTimer timer =
      new CheckpointTimer(this::trigger, steps, Duration.ofSeconds(1));
  private boolean succeeds = true;
  private int taken;
  private long nowNs = -3 * SECOND_NS;

  @Test
  void whileItWorks_eachTickTakesACheckpoint() throws Exception {
    for (int i = 1; i <= 20; i++) {
      steps.step();
      tick();
      assertThat(taken).isEqualTo(i);
    }
  }

  @Test
  void afterAStep_someMore_thenOneEachIdleInterval() throws Exception {
    steps.step();
    for (int i = 0; i < 30; i++) {
      tick();
    }
    assertThat(taken).isEqualTo(3 + 2);
  }

  @Test
  void afterAPause_theFirstStepIsKeptAtTheNextTick() throws Exception {
    for (int i = 0; i < 5; i++) {
      tick();
    }
    int before = taken;
    steps.step();
    tick();
    assertThat(taken).isEqualTo(before + 1);
  }

  @Test
  void stepDuringACheckpoint_countsAsOneAfterIt() throws Exception {
    CheckpointTimer busy =
        new CheckpointTimer(
            () -> {
              if (taken == 2) {
                steps.step();
              }
              return trigger();
            },
            steps,
            Duration.ofSeconds(1));
    for (int i = 0; i < 8; i++) {
      busy.tick(i * SECOND_NS);
    }
    assertThat(taken).isEqualTo(3 + 3);
  }

  @Test
  void failedCheckpoint_isTakenAgain() throws Exception {
    steps.step();
    succeeds = false;
    for (int i = 0; i < 20; i++) {
      tick();
    }
    assertThat(taken).isZero();
    succeeds = true;
    for (int i = 0; i < 5; i++) {
      tick();
    }
    assertThat(taken).isEqualTo(3);
  }

  @Test
  void triggerThatThrows_isCalledAgain() throws Exception {
    CheckpointTimer unlucky =
        new CheckpointTimer(
            () -> {
              taken++;
              throw new IllegalStateException("not yet running");
            },
            steps,
            Duration.ofSeconds(1));
    unlucky.tick(0);
    unlucky.tick(SECOND_NS);
    assertThat(taken).isEqualTo(2);
  }

  private void tick() throws InterruptedException {
    nowNs += SECOND_NS;
    timer.tick(nowNs);
  }

  private CompletableFuture<Void> trigger() {
    if (!succeeds) {
      return CompletableFuture.failedFuture(new IllegalStateException("the broker is down"));
    }
    taken++;
    return CompletableFuture.completedFuture(null);
  }
}
