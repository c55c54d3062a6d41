package io.followspot.kafka;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Waits for a broker that may still be starting. */
public final class BrokerWait {
  private static final Duration RETRY_AFTER = Duration.ofMillis(500);

  private BrokerWait() {}

  /**
   * Waits until the cluster answers; asks at least once.
   *
   * @param patience for how long to retry
   * @param onProgress receives once, if the first attempt fails, what is being waited for
   * @throws KafkaUnavailableException if no broker answers in time, or at once if a broker refuses
   *     the connection, since waiting would not help
   */
  public static void await(
      KafkaConnection connection, Duration patience, Consumer<String> onProgress)
      throws InterruptedException {
    retry(
        patience,
        () ->
            onProgress.accept(
                "no Kafka broker answers at "
                    + connection.bootstrapServers()
                    + " yet, waiting for up to "
                    + patience.toSeconds()
                    + " s"),
        () -> {
          connection.check();
          return true;
        });
  }

  /**
   * Makes a call to a broker that has just been started, again and again while it does not answer
   * or answers that it is not ready: on a busy machine this takes long.
   *
   * @param patience for how long to retry
   * @param call may be made twice
   * @throws KafkaUnavailableException if no broker answers in time, or at once if a broker refuses
   */
  public static <T> T call(Duration patience, Supplier<T> call) throws InterruptedException {
    return retry(patience, () -> {}, call);
  }

  private static <T> T retry(Duration patience, Runnable onFirstFailure, Supplier<T> call)
      throws InterruptedException {
    long giveUpAtNs = System.nanoTime() + patience.toNanos();
    for (boolean first = true; ; first = false) {
      try {
        return call.get();
      } catch (KafkaUnavailableException e) {
        if (!e.mayPass()) {
          throw e;
        }
        if (first) {
          onFirstFailure.run();
        }
        if (System.nanoTime() >= giveUpAtNs) {
          throw e;
        }
      }
      Thread.sleep(RETRY_AFTER.toMillis());
    }
  }
}
