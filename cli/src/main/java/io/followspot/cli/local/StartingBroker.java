package io.followspot.cli.local;

import io.followspot.kafka.KafkaUnavailableException;
import java.time.Duration;
import java.util.function.Supplier;

/** A broker that has just been started: on a busy machine its first answers take long. */
public final class StartingBroker {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private StartingBroker() {}

  /**
   * Makes a call to Kafka, again and again while no broker answers, for at most a minute.
   *
   * @param call may be made twice
   * @throws KafkaUnavailableException if no broker answered in that time
   */
  public static <T> T call(Supplier<T> call) throws InterruptedException {
    return call(PATIENCE, call);
  }

  static <T> T call(Duration patience, Supplier<T> call) throws InterruptedException {
    long giveUpAtNs = System.nanoTime() + patience.toNanos();
    while (true) {
      try {
        return call.get();
      } catch (KafkaUnavailableException e) {
        if (System.nanoTime() > giveUpAtNs || Thread.currentThread().isInterrupted()) {
          throw e;
        }
        Thread.sleep(500);
      }
    }
  }
}
