package io.followspot.gateway.http;

import io.followspot.gateway.http.FairExecutor.Limits;
import java.time.Duration;
import java.util.Optional;

/** The thread pools that produce responses, and each client's limits on them. */
public final class Threads implements AutoCloseable {
  /**
   * Total size of bodies that are read or processed: a quarter of the spare memory of the smallest
   * heap.
   */
  private static final long MAX_BODY_BYTES = 32L << 20;

  private final FairExecutor plain = new FairExecutor("calls", new Limits(32, 24, 2_048, 512));
  private final FairExecutor pictures;
  private final FairExecutor replays = new FairExecutor("replays", new Limits(8, 2, 4_096, 1_024));
  private final Quota pictureQuota;
  private final Quota streams;
  private final Quota bodies = new Quota(MAX_BODY_BYTES, MAX_BODY_BYTES / 4, MAX_BODY_BYTES / 2);
  private final Duration requestTimeout;
  private final Duration stall;

  /** Creates pools and quotas by these limits. */
  public Threads(ServerLimits limits) {
    int each = limits.picturesPerCaller();
    pictures =
        new FairExecutor("pictures", new Limits(8, Math.max(2, Math.min(4, each)), 32, each));
    pictureQuota = new Quota(Long.MAX_VALUE, each, each);
    streams = new Quota(limits.streams(), limits.streamsPerToken(), limits.streamsPerAddress());
    requestTimeout = limits.requestTimeout();
    stall = limits.stall();
  }

  FairExecutor plain() {
    return plain;
  }

  FairExecutor pictures() {
    return pictures;
  }

  FairExecutor replays() {
    return replays;
  }

  Optional<Quota.Lease> picture(CallerKey caller) {
    return pictureQuota.acquire(caller, 1);
  }

  Optional<Quota.Lease> stream(CallerKey caller) {
    return streams.acquire(caller, 1);
  }

  Optional<Quota.Lease> body(CallerKey caller, long bytes) {
    return bodies.acquire(caller, bytes);
  }

  Duration requestTimeout() {
    return requestTimeout;
  }

  Duration stall() {
    return stall;
  }

  /** How many endless responses are open. */
  public long streams() {
    return streams.used();
  }

  @Override
  public void close() {
    plain.close();
    pictures.close();
    replays.close();
  }
}
