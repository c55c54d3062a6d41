package io.followspot.gateway.store;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** How far the history lags behind the committed events. */
public interface Freshness {
  /** Everything that was committed before this instant is in the tables; empty if unknown yet. */
  Optional<Instant> asOf();

  /** Whether history is being rebuilt and incomplete. */
  boolean isRebuilding();

  /** How many records are not in the tables because no database accepts them. */
  long skipped();

  /** Why history is not updated, for users; empty if it is. */
  Optional<String> stoppedBecause();

  /**
   * What a rebuild would lose: everything before this instant is no longer in the topics. Empty if
   * the topics contain all of the history.
   *
   * @throws io.followspot.kafka.KafkaUnavailableException if no broker answers
   */
  Optional<Instant> lostByRebuild();

  /**
   * Changes the tables while nothing is projected into them, and continues from the offsets that
   * they contain then.
   *
   * @throws io.followspot.kafka.KafkaUnavailableException if no broker answers; then nothing has
   *     changed
   */
  <T> T change(Function<TopicBounds, T> change) throws InterruptedException;

  /** Rebuilds history from the beginning of the topics. */
  void rebuild();
}
