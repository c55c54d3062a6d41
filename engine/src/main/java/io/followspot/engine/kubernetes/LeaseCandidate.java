package io.followspot.engine.kubernetes;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.apache.flink.runtime.leaderelection.LeaderInformation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One JobManager that takes the lease when it is free, and renews it.
 *
 * <p>Times are measured from what this process has seen by its own monotonic clock; those in the
 * lease are for people. Whoever leads gives up {@link #RENEWAL} after it last began a renewal that
 * succeeded, at most {@link ApiServer#TIMEOUT} late; others take the lease {@link #LEASE} after
 * they last saw it change, which is later. {@link LeaseTermRecord} guards what happens
 * nevertheless.
 */
final class LeaseCandidate {
  /** How long others leave a lease that is not renewed any more to its holder. */
  static final Duration LEASE = Duration.ofSeconds(8);

  /** How long a holder that cannot renew it goes on. */
  static final Duration RENEWAL = Duration.ofSeconds(5);

  private static final Logger log = LoggerFactory.getLogger(LeaseCandidate.class);

  private final LeaseClient client;
  private final String name;
  private final Leaders leaders;
  private final LongSupplier nanoTime;
  private final Map<String, LeaderInformation> published = new HashMap<>();
  private StoredLease seen;
  private long seenAtNanos;
  private long renewedAtNanos;
  private volatile boolean leads;
  private boolean released;

  /**
   * Creates it.
   *
   * @param name of this process alone, shown as the lease's holder
   * @param leaders gets what the holder has published
   * @param nanoTime the monotonic clock
   */
  LeaseCandidate(LeaseClient client, String name, Leaders leaders, LongSupplier nanoTime) {
    this.client = client;
    this.name = name;
    this.leaders = leaders;
    this.nanoTime = nanoTime;
    seen = client.empty();
  }

  /** Whether this process had the lease at the last step. */
  boolean leads() {
    return leads;
  }

  /** Renews the lease, or takes it if it is free. Returns whether this process has it. */
  synchronized boolean step() {
    if (released) {
      return false;
    }
    long now = nanoTime.getAsLong();
    try {
      if (leads) {
        renew(now);
      } else {
        look(now);
      }
    } catch (ConflictException e) {
      log.debug("the lease {} was written by another", client.lease(), e);
      lookAgain();
    } catch (IOException e) {
      log.warn("the lease {} cannot be read or written: {}", client.lease(), e.getMessage());
    }
    if (leads && nanoTime.getAsLong() - renewedAtNanos > RENEWAL.toNanos()) {
      log.warn(
          "leads no more: it could not renew {} for {} s", client.lease(), RENEWAL.toSeconds());
      stopLeading();
    }
    return leads;
  }

  /**
   * Publishes where a component of this process is; if that fails now, with the next renewal.
   *
   * @param leader empty to publish that it is nowhere
   */
  synchronized void publish(String component, LeaderInformation leader) {
    if (!leads) {
      return;
    }
    if (leader.isEmpty()) {
      published.remove(component);
    } else {
      published.put(component, leader);
    }
    try {
      renew(nanoTime.getAsLong());
    } catch (IOException e) {
      log.info("{} is published with the next renewal", component, e);
    }
  }

  /** Lets others have the lease at once; this one does not take it again. */
  synchronized void release() {
    released = true;
    if (leads) {
      stopLeading();
      try {
        client.update(seen.released());
      } catch (IOException e) {
        log.info("the lease {} is not released but expires", client.lease(), e);
      }
    }
  }

  private void renew(long now) throws IOException {
    see(client.update(seen.renewed(Clock.systemUTC().instant(), published)), now);
    renewedAtNanos = now;
  }

  private void look(long now) throws IOException {
    Optional<StoredLease> found = client.get();
    if (found.isEmpty()) {
      take(client.create(taken(client.empty())), now);
      return;
    }
    StoredLease lease = found.get();
    if (!seen.version().equals(lease.version())) {
      see(lease, nanoTime.getAsLong());
    }
    if (lease.holder().isEmpty() || lease.holder().equals(name) || isExpired(lease)) {
      take(client.update(taken(lease)), now);
    }
  }

  /** After a conflict: it may have been changed by hand, or the answer to our write was lost. */
  private void lookAgain() {
    try {
      Optional<StoredLease> found = client.get();
      String holder = found.map(StoredLease::holder).orElse("");
      if (leads && !holder.equals(name)) {
        log.warn("leads no more: {} is held by \"{}\"", client.lease(), holder);
        stopLeading();
      }
      found.ifPresent(lease -> see(lease, nanoTime.getAsLong()));
    } catch (IOException e) {
      log.warn("the lease {} cannot be read: {}", client.lease(), e.getMessage());
    }
  }

  private StoredLease taken(StoredLease lease) {
    return lease.takenBy(name, LEASE, Clock.systemUTC().instant());
  }

  private void take(StoredLease mine, long now) {
    log.info("leads: took the lease {}", client.lease());
    published.clear();
    see(mine, now);
    renewedAtNanos = now;
    leads = true;
  }

  private boolean isExpired(StoredLease lease) {
    Duration duration = lease.duration().isZero() ? LEASE : lease.duration();
    return nanoTime.getAsLong() - seenAtNanos > duration.toNanos();
  }

  private void see(StoredLease lease, long atNanos) {
    seen = lease;
    seenAtNanos = atNanos;
    leaders.set(lease.holder().isEmpty() ? Map.of() : lease.leaders());
  }

  private void stopLeading() {
    leads = false;
    published.clear();
    leaders.set(Map.of());
  }
}
