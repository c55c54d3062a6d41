package io.followspot.engine.egress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PromptFlushTest {
  private static final int PER_SECOND = 100;
  private static final long INTERVAL_NS = 10_000_000;
  private static final int BURST = 3;

  private final AtomicLong nowNs = new AtomicLong(Long.MAX_VALUE - 2 * INTERVAL_NS);
  private final Semaphore flushed = new Semaphore(0);

  @Test
  void sent_afterSilence_flushesEachOfABurst_andThenOncePerInterval() throws Exception {
    try (PromptFlush prompt = new PromptFlush(flushed::release, PER_SECOND, BURST, nowNs::get)) {
      for (int i = 0; i < BURST; i++) {
        prompt.sent();
        assertFlushes(1);
      }
      for (int i = 1; i < 10; i++) {
        nowNs.addAndGet(INTERVAL_NS / 10);
        prompt.sent();
      }
      assertThat(flushed.tryAcquire(100, TimeUnit.MILLISECONDS)).isFalse();
      nowNs.addAndGet(INTERVAL_NS / 10);
      prompt.sent();
      assertFlushes(1);
      nowNs.addAndGet(BURST * INTERVAL_NS);
      for (int i = 0; i < BURST; i++) {
        prompt.sent();
        assertFlushes(1);
      }
      prompt.sent();
      assertThat(flushed.tryAcquire(100, TimeUnit.MILLISECONDS)).isFalse();
    }
  }

  @Test
  void answers_areFlushedAlways_andTakeNothingFromOthers() throws Exception {
    try (PromptFlush prompt = new PromptFlush(flushed::release, PER_SECOND, BURST, nowNs::get)) {
      for (int i = 0; i < 2 * BURST; i++) {
        prompt.sentAnswer();
        assertFlushes(1);
      }
      prompt.sent();
      assertFlushes(1);
    }
  }

  @Test
  void flushThatWaits_standsForAllThatAreWantedMeanwhile_andOneThatFailsIsNotTheLast()
      throws Exception {
    Semaphore mayEnd = new Semaphore(0);
    AtomicInteger begun = new AtomicInteger();
    Runnable flush =
        () -> {
          begun.incrementAndGet();
          mayEnd.acquireUninterruptibly();
          flushed.release();
          throw new IllegalStateException("closed");
        };
    try (PromptFlush prompt = new PromptFlush(flush, PER_SECOND, BURST, nowNs::get)) {
      prompt.sent();
      awaitBegun(begun, 1);
      for (int i = 0; i < 5; i++) {
        nowNs.addAndGet(INTERVAL_NS);
        prompt.sent();
      }
      mayEnd.release(6);
      assertFlushes(2);
      assertThat(flushed.tryAcquire(100, TimeUnit.MILLISECONDS)).isFalse();
      assertThat(begun).hasValue(2);
    }
  }

  private void assertFlushes(int count) throws InterruptedException {
    assertThat(flushed.tryAcquire(count, 10, TimeUnit.SECONDS)).isTrue();
  }

  private static void awaitBegun(AtomicInteger begun, int count) throws InterruptedException {
    for (int i = 0; begun.get() < count && i < 1_000; i++) {
      Thread.sleep(10);
    }
    assertThat(begun).hasValue(count);
  }
}
