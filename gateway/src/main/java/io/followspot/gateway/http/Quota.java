package io.followspot.gateway.http;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Limits usage: in total, by token and by client address. */
public final class Quota {
  private final long total;
  private final long perToken;
  private final long perAddress;
  private final Map<String, Long> byToken = new HashMap<>();
  private final Map<String, Long> byAddress = new HashMap<>();
  private long used;

  /** Creates a quota, in whatever unit is acquired. */
  public Quota(long total, long perToken, long perAddress) {
    this.total = total;
    this.perToken = perToken;
    this.perAddress = perAddress;
  }

  /** An acquired part of the quota. */
  @FunctionalInterface
  public interface Lease extends AutoCloseable {
    /** Releases it; idempotent. */
    @Override
    void close();
  }

  /** Acquires a part; empty if that would exceed the limit of the client or the total. */
  public synchronized Optional<Lease> acquire(CallerKey caller, long amount) {
    if (used + amount > total
        || byAddress.getOrDefault(caller.address(), 0L) + amount > perAddress
        || (!caller.token().isEmpty()
            && byToken.getOrDefault(caller.token(), 0L) + amount > perToken)) {
      return Optional.empty();
    }
    add(caller, amount);
    AtomicBoolean given = new AtomicBoolean();
    return Optional.of(
        () -> {
          if (given.compareAndSet(false, true)) {
            add(caller, -amount);
          }
        });
  }

  private synchronized void add(CallerKey caller, long amount) {
    used += amount;
    add(byAddress, caller.address(), amount);
    if (!caller.token().isEmpty()) {
      add(byToken, caller.token(), amount);
    }
  }

  private static void add(Map<String, Long> uses, String key, long amount) {
    long after = uses.getOrDefault(key, 0L) + amount;
    if (after == 0) {
      uses.remove(key);
    } else {
      uses.put(key, after);
    }
  }

  /** How much is in use. */
  public synchronized long used() {
    return used;
  }
}
