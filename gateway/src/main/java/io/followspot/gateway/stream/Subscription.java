package io.followspot.gateway.stream;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The pending events of one client.
 *
 * <p>A slow client first loses positions, which later ones supersede; when even events exceed the
 * limit it is disconnected, and may resume with its last event id.
 */
final class Subscription {
  private static final int MAX_WAITING = 4_096;
  private static final int MAX_WAITING_BEFORE_POSITIONS_GO = 1_024;

  /** Not a linked list: a thousand slow clients must cost megabytes, not hundreds. */
  private final ArrayDeque<StreamEvent> waiting = new ArrayDeque<>(4);

  private final EventFilter filter;
  private final Broadcast.Listener listener;
  private final Cursor cursor;
  private volatile boolean overrun;

  /** Which events a client receives. */
  @FunctionalInterface
  interface EventFilter extends Predicate<StreamEvent> {}

  Subscription(EventFilter filter, Broadcast.Listener listener, Cursor cursor) {
    this.filter = filter;
    this.listener = listener;
    this.cursor = cursor;
  }

  /** A filter by camera, track and type; an empty set accepts everything. */
  static Predicate<StreamEvent> filter(Set<String> cameras, Set<String> tracks, Set<String> types) {
    return event ->
        (cameras.isEmpty() || cameras.contains(event.cameraId()))
            && (tracks.isEmpty() || tracks.contains(event.trackId()))
            && (types.isEmpty() || types.contains(event.type()));
  }

  /** Accepts positions of these cameras only, and everything else; an empty set accepts all. */
  static Predicate<StreamEvent> positionsOf(Set<String> cameras) {
    return event ->
        cameras.isEmpty()
            || event.kind() != StreamEvent.Kind.POSITION
            || cameras.contains(event.cameraId());
  }

  void offer(StreamEvent event) {
    if (filter.test(event) && add(event)) {
      listener.hasNews();
    }
  }

  private synchronized boolean add(StreamEvent event) {
    int size = waiting.size();
    if (!event.kind().isCommitted() && size >= MAX_WAITING_BEFORE_POSITIONS_GO) {
      return false;
    }
    if (size >= MAX_WAITING) {
      overrun = true;
    } else {
      waiting.add(event);
    }
    return true;
  }

  /** Whether events for this client were dropped: it must resume. */
  boolean isOverrun() {
    return overrun;
  }

  /** Whether all events for this client have been drained. */
  synchronized boolean isDrained() {
    return waiting.isEmpty() && !overrun;
  }

  /** Drains pending events; nothing any more after events were dropped. */
  synchronized void drainTo(List<StreamEvent> into, int max) {
    for (int i = 0; i < max && !waiting.isEmpty(); i++) {
      into.add(waiting.remove());
    }
  }

  boolean lets(StreamEvent event) {
    return filter.test(event);
  }

  /** The client's position; advanced by the writing thread. */
  Cursor cursor() {
    return cursor;
  }
}
