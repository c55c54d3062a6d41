package io.followspot.checks.containers;

import io.followspot.checks.cluster.Progress;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Publishes a film, five frames a second at most, until it is told to hurry. */
final class SteadyPublisher implements AutoCloseable {
  private static final long PAUSE_MS = 200;
  private static final long PATIENCE_S = 120;

  private final Progress progress;
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final Future<?> published;
  private volatile long sent;
  private volatile boolean steady = true;

  SteadyPublisher(Film film) {
    progress = Progress.of(film.kafka());
    published =
        thread.submit(
            () -> {
              film.publish(
                  frames -> {
                    sent = frames;
                    if (steady) {
                      Thread.sleep(PAUSE_MS);
                    }
                  });
              return null;
            });
  }

  /** Waits until a checkpoint holds so many frames that are sent from now on, processed or not. */
  void awaitFrames(int count) throws InterruptedException {
    progress.awaitCheckpointWith(sent + count);
  }

  boolean isPublishing() {
    return !published.isDone();
  }

  /** Publishes the rest at full speed. */
  void finish() throws InterruptedException, ExecutionException, TimeoutException {
    steady = false;
    published.get(PATIENCE_S, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
