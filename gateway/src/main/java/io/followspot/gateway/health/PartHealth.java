package io.followspot.gateway.health;

import java.time.Instant;

/**
 * The health of one part of the system.
 *
 * @param ok whether it works, or is not known not to
 * @param message for users: what is down and what to check; empty if it works
 * @param since when that was first observed
 */
public record PartHealth(boolean ok, String message, Instant since) {
  /** The newer result; keeps the older one's time if {@code ok} is unchanged. */
  PartHealth after(PartHealth before) {
    return before.ok == ok ? new PartHealth(ok, message, before.since) : this;
  }
}
