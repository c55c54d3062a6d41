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
  private final Set<Subscription> subscriptions = new CopyOnWriteArraySet<>();
  private final Map<TopicPartition, Long> next = new HashMap<>();

  /** Sets the offset at which reading starts; to be called before it does. */
  public synchronized void beginAt(TopicPartition partition, long offset) {
    next.put(partition, offset);
  }

  /** Handles a record of one of the streamed topics. */
  public void accept(ConsumerRecord<String, byte[]> entry) {
    Optional<StreamEvent> event =
        subscriptions.isEmpty() ? Optional.empty() : StreamEvent.of(entry);
    synchronized (this) {
      if (moveTo(entry)) {
        // Subscriptions added since the check above still receive it.
        event
            .or(() -> subscriptions.isEmpty() ? Optional.empty() : StreamEvent.of(entry))
            .ifPresent(it -> subscriptions.forEach(subscription -> subscription.offer(it)));
      }
    }
  }

  /** Tells whether the record is new: it may be before the offset at which streaming starts. */
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

  /** Called when an event waits for a subscription, or was dropped from it. */
  @FunctionalInterface
  interface Listener {
    void hasNews();
  }

  /** Adds a subscription; its cursor is the present read position of the committed topics. */
  synchronized Subscription subscribe(Subscription.EventFilter filter, Listener listener) {
    Subscription subscription = new Subscription(filter, listener, new Cursor(next));
    subscriptions.add(subscription);
    return subscription;
  }

  /**
   * The position up to which a client has received everything that was polled: the read position if
   * nothing is pending, so that a client with a narrow filter need not re-read much when it
   * resumes.
   */
  synchronized Cursor reached(Subscription subscription) {
    if (subscription.isDrained()) {
      next.forEach((partition, offset) -> subscription.cursor().pass(partition, offset - 1));
    }
    return subscription.cursor();
  }

  void end(Subscription subscription) {
    subscriptions.remove(subscription);
  }

  /** How many subscriptions there are. */
  public int subscriptions() {
    return subscriptions.size();
  }

  /** The partitions that can be resumed, with the next offset of each. */
  synchronized Map<TopicPartition, Long> positions() {
    return Map.copyOf(next);
  }
}
