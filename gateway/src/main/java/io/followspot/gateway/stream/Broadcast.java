package io.followspot.gateway.stream;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Sends records of the topics to all subscriptions. */
public final class Broadcast {
  private final Set<Subscription> watches = new CopyOnWriteArraySet<>();
  private final Map<TopicPartition, Long> next = new HashMap<>();

  /** Says where reading begins, before anything is taken from there. */
  public synchronized void beginAt(TopicPartition partition, long offset) {
    next.put(partition, offset);
  }

  /** Takes a record of one of the topics that can be watched. */
  public void accept(ConsumerRecord<String, byte[]> entry) {
    Optional<StreamEvent> emission = watches.isEmpty() ? Optional.empty() : StreamEvent.of(entry);
    synchronized (this) {
      if (moveTo(entry)) {
        // Subscriptions added since the check above still receive it.
        emission
            .or(() -> watches.isEmpty() ? Optional.empty() : StreamEvent.of(entry))
            .ifPresent(it -> watches.forEach(watch -> watch.offer(it)));
      }
    }
  }

  /** Tells whether the record is new: it may lie before the place where watching begins. */
  private boolean moveTo(ConsumerRecord<String, byte[]> entry) {
    TopicPartition partition = new TopicPartition(entry.topic(), entry.partition());
    Long expected = next.get(partition);
    if (expected != null && entry.offset() < expected) {
      return false;
    }
    if (expected != null) {
      next.put(partition, entry.offset() + 1);
    }
    return true;
  }

  /** Is told when something waits for a watcher, or was lost to him. */
  @FunctionalInterface
  interface Listener {
    void hasNews();
  }

  /** Begins a watch; its cursor is where the committed topics are being read now. */
  synchronized Subscription subscribe(Subscription.Filter filter, Listener listener) {
    Subscription watch = new Subscription(filter, listener, new Cursor(next));
    watches.add(watch);
    return watch;
  }

  /**
   * The position up to which a client has received everything that was polled: the read position if
   * nothing is pending, so that a client with a narrow filter need not re-read much when it
   * resumes.
   */
  synchronized Cursor reached(Subscription watch) {
    if (watch.isDrained()) {
      next.forEach((partition, offset) -> watch.cursor().pass(partition, offset - 1));
    }
    return watch.cursor();
  }

  void end(Subscription watch) {
    watches.remove(watch);
  }

  /** How many watch. */
  public int watchers() {
    return watches.size();
  }

  /** The partitions that can be resumed, with the offset that comes next in each. */
  synchronized Map<TopicPartition, Long> positions() {
    return Map.copyOf(next);
  }
}
