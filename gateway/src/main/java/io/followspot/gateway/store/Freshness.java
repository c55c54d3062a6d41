package io.followspot.gateway.store;

import java.time.Instant;
import java.util.Optional;

/** How far history is behind what was committed. */
public interface Freshness {
  /** Everything that was committed before this instant is in the tables; empty if unknown yet. */
  Optional<Instant> asOf();

  /** Whether history is being built anew, and some of it is missing. */
  boolean isRebuilding();

  /** Builds history anew, from the topics' beginning. */
  void rebuild();
}
