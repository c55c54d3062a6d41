package io.followspot.gateway.stream;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The pending events of one client.
 *
 * <p>A watcher who does not keep up first misses positions, which the next one makes good; when
 * even events exceed the limit it is disconnected, and may resume with its last event id.
 */
final class Subscription {
  private static final int MAX_WAITING = 4_096;
  private static final int MAX_WAITING_BEFORE_POSITIONS_GO = 1_024;

  private final BlockingQueue<StreamEvent> waiting = new LinkedBlockingQueue<>();
  private final Predicate<StreamEvent> filter;
  private final Cursor cursor;
  private volatile boolean overrun;

  Subscription(Predicate<StreamEvent> filter, Cursor cursor) {
    this.filter = filter;
    this.cursor = cursor;
  }

  /** A filter by camera, track and type, where an empty set lets everything through. */
  static Predicate<StreamEvent> filter(Set<String> cameras, Set<String> tracks, Set<String> types) {
    return emission ->
        (cameras.isEmpty() || cameras.contains(emission.cameraId()))
            && (tracks.isEmpty() || tracks.contains(emission.trackId()))
            && (types.isEmpty() || types.contains(emission.type()));
  }

  /** Lets through positions of these cameras only, and all else; an empty set lets all through. */
  static Predicate<StreamEvent> positionsOf(Set<String> cameras) {
    return emission ->
        cameras.isEmpty()
            || emission.kind() != StreamEvent.Kind.POSITION
            || cameras.contains(emission.cameraId());
  }

  void offer(StreamEvent emission) {
    if (!filter.test(emission)) {
      return;
    }
    int size = waiting.size();
    if (emission.kind() == StreamEvent.Kind.POSITION && size >= MAX_WAITING_BEFORE_POSITIONS_GO) {
      return;
    }
    if (size >= MAX_WAITING) {
      overrun = true;
      return;
    }
    waiting.add(emission);
  }

  /** Whether events for this client were dropped: it must resume. */
  boolean isOverrun() {
    return overrun;
  }

  /** The next emission; null if none comes within the time. */
  @Nullable StreamEvent poll(Duration patience) throws InterruptedException {
    return waiting.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Whether everything that came for this watcher was taken. */
  boolean isDrained() {
    return waiting.isEmpty() && !overrun;
  }

  /** All that waits now, after one that was polled. */
  void drainTo(List<StreamEvent> into) {
    waiting.drainTo(into, MAX_WAITING);
  }

  boolean lets(StreamEvent emission) {
    return filter.test(emission);
  }

  /** The client's position; advanced by the writing thread. */
  Cursor cursor() {
    return cursor;
  }
}
