package io.followspot.gateway.health;

import io.followspot.json.TimestampFormat;
import io.followspot.protos.v1.Ledger;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Samples of the system's health over the last day, in memory, for plots. Thread-safe. */
public final class HealthTrend implements AutoCloseable {
  /** Time between two samples. */
  public static final Duration INTERVAL = Duration.ofSeconds(30);

  private static final Logger log = LoggerFactory.getLogger(HealthTrend.class);
  private static final int KEPT = (int) (Duration.ofDays(1).toSeconds() / INTERVAL.toSeconds());

  private final Supplier<List<Ledger>> ledgers;
  private final Supplier<Map<String, Long>> waiting;
  private final LongSupplier historyLag;
  private final HomeProbe home;
  private final Clock clock;
  private final Deque<Sample> samples = new ArrayDeque<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(HealthTrend::daemon);

  /**
   * One sample. Totals are of all cameras, since each was added.
   *
   * @param atUs when it was taken, in microseconds since 1970
   * @param received frames and detections received
   * @param processed of them
   * @param lost late, rejected or missing ones
   * @param waiting records in Kafka that Flink has not committed
   * @param historyLag committed events that are not in the history yet
   * @param freeBytes of the data directory's disk; empty if it cannot be asked
   */
  public record Sample(
      long atUs,
      long received,
      long processed,
      long lost,
      long waiting,
      long historyLag,
      OptionalLong freeBytes) {}

  /**
   * Creates a trend without samples.
   *
   * @param ledgers the newest of each camera
   * @param waiting records that wait, by topic
   * @param historyLag events that wait
   */
  public HealthTrend(
      Supplier<List<Ledger>> ledgers,
      Supplier<Map<String, Long>> waiting,
      LongSupplier historyLag,
      HomeProbe home,
      Clock clock) {
    this.ledgers = ledgers;
    this.waiting = waiting;
    this.historyLag = historyLag;
    this.home = home;
    this.clock = clock;
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "health-trend");
    thread.setDaemon(true);
    return thread;
  }

  /** Takes a sample now and regularly from now on. */
  public HealthTrend start() {
    var unused =
        timer.scheduleAtFixedRate(this::trySample, 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    return this;
  }

  private void trySample() {
    try {
      sample();
    } catch (RuntimeException e) {
      // A task that throws would not run again.
      log.warn("No sample of the system's health: {}", e.toString());
    }
  }

  /** Takes a sample. */
  void sample() {
    long received = 0;
    long processed = 0;
    long lost = 0;
    for (Ledger ledger : ledgers.get()) {
      received += ledger.getReceived();
      processed += ledger.getProcessed();
      lost += ledger.getLate() + ledger.getMissing();
      lost += ledger.getRejectedMap().values().stream().mapToLong(Long::longValue).sum();
    }
    Sample sample =
        new Sample(
            TimestampFormat.us(clock.instant()),
            received,
            processed,
            lost,
            waiting.get().values().stream().mapToLong(Long::longValue).sum(),
            historyLag.getAsLong(),
            home.freeBytes());
    synchronized (this) {
      samples.add(sample);
      if (samples.size() > KEPT) {
        samples.remove();
      }
    }
  }

  /** The samples between two times, in order. */
  public synchronized List<Sample> between(long fromUs, long toUs) {
    return samples.stream().filter(it -> it.atUs >= fromUs && it.atUs <= toUs).toList();
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
