package io.followspot.gateway.stream;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The pending events of one client.
 *
 * <p>A watcher who does not keep up first misses positions, which the next one makes good; when
 * even events exceed the limit it is disconnected, and may resume with its last event id.
 */
final class Subscription {
  private static final int MAX_WAITING = 4_096;
  private static final int MAX_WAITING_BEFORE_POSITIONS_GO = 1_024;

  /** No linked list: a thousand watchers who do not keep up are to cost megabytes, not hundreds. */
  private final ArrayDeque<StreamEvent> waiting = new ArrayDeque<>(4);

  private final Filter filter;
  private final Broadcast.Listener listener;
  private final Cursor cursor;
  private volatile boolean overrun;

  /** What a watcher wants to be told. */
  @FunctionalInterface
  interface Filter extends Predicate<StreamEvent> {}

  Subscription(Filter filter, Broadcast.Listener listener, Cursor cursor) {
    this.filter = filter;
    this.listener = listener;
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
    if (filter.test(emission) && add(emission)) {
      listener.hasNews();
    }
  }

  private synchronized boolean add(StreamEvent emission) {
    int size = waiting.size();
    if (emission.kind() == StreamEvent.Kind.POSITION && size >= MAX_WAITING_BEFORE_POSITIONS_GO) {
      return false;
    }
    if (size >= MAX_WAITING) {
      overrun = true;
    } else {
      waiting.add(emission);
    }
    return true;
  }

  /** Whether events for this client were dropped: it must resume. */
  boolean isOverrun() {
    return overrun;
  }

  /** Whether everything that came for this watcher was taken. */
  synchronized boolean isDrained() {
    return waiting.isEmpty() && !overrun;
  }

  /** Takes what waits; nothing any more once events were lost. */
  synchronized void drainTo(List<StreamEvent> into, int max) {
    for (int i = 0; i < max && !waiting.isEmpty(); i++) {
      into.add(waiting.remove());
    }
  }

  boolean lets(StreamEvent emission) {
    return filter.test(emission);
  }

  /** The client's position; advanced by the writing thread. */
  Cursor cursor() {
    return cursor;
  }
}
