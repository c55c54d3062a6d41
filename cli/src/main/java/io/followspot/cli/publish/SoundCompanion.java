package io.followspot.cli.publish;

import io.followspot.ingest.publish.PublishListener;
import io.followspot.ingest.publish.SoundPublisher;
import io.followspot.terminal.LocalTimes;
import java.io.PrintWriter;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Publishes sound beside pictures: a stream of its own whenever the pictures begin. */
final class SoundCompanion implements AutoCloseable {
  /** Ctrl-C ends the command within ten seconds. */
  private static final long STOP_WITHIN_S = 8;

  private final SoundPublisher publisher;
  private final SoundOptions options;
  private final Function<BooleanSupplier, SoundPublisher.Sources> opener;
  private final PrintWriter out;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread made = new Thread(task, "sound");
            made.setDaemon(true);
            return made;
          });
  private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
  private volatile boolean stopped;

  /**
   * Makes ready.
   *
   * @param opener opens the sources, unless it is cancelled
   */
  SoundCompanion(
      SoundPublisher publisher,
      SoundOptions options,
      Function<BooleanSupplier, SoundPublisher.Sources> opener,
      PrintWriter out) {
    this.publisher = publisher;
    this.options = options;
    this.opener = opener;
    this.out = out;
  }

  /** Passes everything on to another listener, and begins when the pictures do. */
  PublishListener before(PublishListener listener) {
    return new PublishListener() {
      @Override
      public void began(long beganAtUs, long offsetUs) {
        listener.began(beganAtUs, offsetUs);
        thread.execute(() -> publish(beganAtUs, offsetUs));
      }

      @Override
      public void sent(long frames, long offsetUs) {
        listener.sent(frames, offsetUs);
      }

      @Override
      public void waiting(int framesInMemory) {
        listener.waiting(framesInMemory);
      }

      @Override
      public void resumed() {
        listener.resumed();
      }

      @Override
      public void unreadable(String why) {
        listener.unreadable(why);
      }

      @Override
      public void timeBroke() {
        listener.timeBroke();
      }

      @Override
      public void sourceLost(String why) {
        listener.sourceLost(why);
      }
    };
  }

  /**
   * Publishes one stream.
   *
   * @param beganAtUs when the pictures' offset 0 was captured
   * @param skippedUs of the sound that was published before
   */
  void publish(long beganAtUs, long skippedUs) {
    if (stopped) {
      return;
    }
    SoundPublisher.Sources sources = null;
    try {
      sources = opener.apply(() -> stopped);
      long offsetUs = options.offsetUs(sources);
      long records = skipped(sources, skippedUs - offsetUs);
      long sent =
          publisher.run(
              sources,
              LocalTimes.nowUs(),
              beganAtUs,
              offsetUs + records * SoundPublisher.RECORD_US);
      out.printf("%,d records of sound (%.1f s)%n", sent, sent * SoundPublisher.RECORD_US / 1e6);
      out.flush();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      if (!stopped) {
        failure.compareAndSet(null, e);
        out.println("Sound: " + e.getMessage());
        out.flush();
      }
    } finally {
      if (sources != null) {
        sources.near().close();
        sources.far().ifPresent(far -> far.close());
      }
    }
  }

  private static long skipped(SoundPublisher.Sources sources, long skippedUs) {
    long records = Math.max(0, skippedUs / SoundPublisher.RECORD_US);
    for (long i = 0; i < records; i++) {
      sources.near().next(SoundPublisher.SAMPLES);
      sources.far().ifPresent(far -> far.next(SoundPublisher.SAMPLES));
    }
    return records;
  }

  /**
   * Waits for the sound to end, as the pictures have; not for long once it is to stop.
   *
   * @throws RuntimeException if it failed
   */
  void finish() throws InterruptedException {
    thread.shutdown();
    boolean ended = thread.awaitTermination(0, TimeUnit.SECONDS);
    while (!ended && !stopped) {
      ended = thread.awaitTermination(1, TimeUnit.SECONDS);
    }
    if (!ended && !thread.awaitTermination(STOP_WITHIN_S, TimeUnit.SECONDS)) {
      out.println("Sound: the broker did not take its end in time.");
      out.flush();
    }
    RuntimeException failed = failure.get();
    if (failed != null) {
      throw failed;
    }
  }

  /** Ends the stream, from any thread. */
  void stop() {
    stopped = true;
    publisher.stop();
  }

  @Override
  public void close() {
    stop();
    thread.shutdown();
    publisher.close();
  }
}
