package io.followspot.gateway.health;

import java.time.Instant;

/**
 * How one part of the system is.
 *
 * @param ok whether it works, or is not known not to
 * @param message for people: what is down and what to look at; empty if it works
 * @param since when that was first seen
 */
public record PartHealth(boolean ok, String message, Instant since) {
  /** The newer finding, with the older one's time if nothing changed between works and does not. */
  PartHealth after(PartHealth before) {
    return before.ok == ok ? new PartHealth(ok, message, before.since) : this;
  }
}
