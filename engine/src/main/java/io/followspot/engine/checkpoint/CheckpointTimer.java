package io.followspot.engine.checkpoint;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Triggers a checkpoint at each interval, as Flink would, while the process works; every {@link
 * #IDLE_INTERVAL} while there is nothing new to keep. Each checkpoint wakes all tasks, the
 * JobManager and the actors between them.
 *
 * <p>A step is followed by {@value #AFTER_WORK} checkpoints: what it leads to, such as an event
 * that has not reached its sink, is in one of them. What takes longer, an answer of a function, is
 * a step itself.
 */
public final class CheckpointTimer {
  /** How often a process that does nothing takes a checkpoint, with which it commits offsets. */
  static final Duration IDLE_INTERVAL = Duration.ofSeconds(10);

  static final int AFTER_WORK = 3;

  /** Flink gives up a checkpoint sooner. */
  private static final long AT_MOST_S = 120;

  private static final Logger log = LoggerFactory.getLogger(CheckpointTimer.class);

  private final Supplier<CompletableFuture<?>> trigger;
  private final ProcessedSteps steps;
  private final Duration interval;
  private long seen = -1;
  private int sinceWork;
  private long lastNs;

  /**
   * Creates a timer that does not run yet.
   *
   * @param trigger triggers a checkpoint; the result is complete when it is
   */
  public CheckpointTimer(
      Supplier<CompletableFuture<?>> trigger, ProcessedSteps steps, Duration interval) {
    this.trigger = trigger;
    this.steps = steps;
    this.interval = interval;
  }

  /** Runs until the process ends. */
  public void start() {
    Thread thread = new Thread(this::run, "checkpoint-timer");
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    long dueNs = System.nanoTime() + interval.toNanos();
    try {
      while (true) {
        TimeUnit.NANOSECONDS.sleep(dueNs - System.nanoTime());
        dueNs = System.nanoTime() + interval.toNanos();
        tick(System.nanoTime());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Takes a checkpoint if one is due, and waits for it. */
  void tick(long nowNs) throws InterruptedException {
    long count = steps.count();
    if (count != seen) {
      seen = count;
      sinceWork = 0;
    }
    if (sinceWork >= AFTER_WORK && nowNs - lastNs < IDLE_INTERVAL.toNanos()) {
      return;
    }
    lastNs = nowNs;
    try {
      trigger.get().get(AT_MOST_S, TimeUnit.SECONDS);
      sinceWork++;
    } catch (ExecutionException | TimeoutException e) {
      // The job restarts, or Kafka is down: Flink's log says so. The next one is due as usual.
      log.debug("no checkpoint", e);
    } catch (RuntimeException e) {
      // Flink stops, or a fault of ours: without this thread nothing would be committed any more.
      log.warn("a checkpoint could not be triggered; the next one is due as usual", e);
    }
  }
}
