package io.followspot.gateway.store;

import java.time.Instant;
import java.util.Optional;

/** How far history is behind what was committed. */
public interface Freshness {
  /** Everything that was committed before this instant is in the tables; empty if unknown yet. */
  Optional<Instant> asOf();

  /** Whether history is being rebuilt and incomplete. */
  boolean isRebuilding();

  /** How many records are not in the tables because no database takes them. */
  long skipped();

  /** Why history is not updated, for people; empty if it is. */
  Optional<String> stoppedBecause();

  /**
   * What would be lost if history were rebuilt: everything before this instant is no longer in the
   * topics. Empty if they hold all that history holds.
   *
   * @throws io.followspot.kafka.KafkaUnavailableException if no broker answers
   */
  Optional<Instant> lostByRebuild();

  /** Rebuilds history from the beginning of the topics. */
  void rebuild();
}
