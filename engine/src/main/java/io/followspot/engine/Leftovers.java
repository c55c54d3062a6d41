package io.followspot.engine;

import java.io.UncheckedIOException;
import java.time.Duration;
import org.apache.flink.core.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checkpoints of the job before a restore, which the restored job does not manage: they are kept
 * until it has completed some of its own, in case the restored one proves unusable.
 */
final class Leftovers {
  private static final Logger log = LoggerFactory.getLogger(Leftovers.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

  /** Flink keeps two. */
  private static final int COMPLETED = 2;

  private Leftovers() {}

  /** Deletes them in the background as soon as they are not needed any more. */
  static void sweepAfter(Path checkpoints, RestorePoint from) {
    Thread thread = new Thread(() -> run(checkpoints, from), "sweep-checkpoints");
    thread.setDaemon(true);
    thread.start();
  }

  private static void run(Path checkpoints, RestorePoint from) {
    try {
      while (!sweepIfDone(checkpoints, from)) {
        Thread.sleep(BETWEEN_LOOKS.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Deletes them if the job has completed enough checkpoints of its own; returns whether it had.
   */
  static boolean sweepIfDone(Path checkpoints, RestorePoint from) {
    try {
      if (RestorePoint.newestNumber(checkpoints).orElse(0) < from.number() + COMPLETED) {
        return false;
      }
      RestorePoint.sweepBefore(checkpoints, from.number());
      return true;
    } catch (UncheckedIOException e) {
      // Flink deletes directories at the same time.
      log.debug("cannot look at {}", checkpoints, e);
      return false;
    }
  }
}
