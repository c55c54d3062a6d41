package io.followspot.gateway.stream;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Tells everybody who watches what is read from the topics. */
public final class Broadcast {
  private final Set<Watch> watches = new CopyOnWriteArraySet<>();
  private final Map<TopicPartition, Long> next = new HashMap<>();

  /** Says where reading begins, before anything is taken from there. */
  public synchronized void beginAt(TopicPartition partition, long offset) {
    next.put(partition, offset);
  }

  /** Takes a record of one of the topics that can be watched. */
  public void take(ConsumerRecord<String, byte[]> entry) {
    if (watches.isEmpty()) {
      synchronized (this) {
        if (watches.isEmpty()) {
          moved(entry);
          return;
        }
      }
    }
    var emission = Emission.of(entry);
    synchronized (this) {
      moved(entry);
      emission.ifPresent(it -> watches.forEach(watch -> watch.offer(it)));
    }
  }

  private void moved(ConsumerRecord<String, byte[]> entry) {
    next.computeIfPresent(
        new TopicPartition(entry.topic(), entry.partition()),
        (partition, before) -> entry.offset() + 1);
  }

  /** Begins a watch; its cursor is where the committed topics are being read now. */
  synchronized Watch watch(Predicate<Emission> filter) {
    Watch watch = new Watch(filter, new Cursor(next));
    watches.add(watch);
    return watch;
  }

  void end(Watch watch) {
    watches.remove(watch);
  }

  /** The partitions that can be resumed, with the offset that comes next in each. */
  synchronized Map<TopicPartition, Long> positions() {
    return Map.copyOf(next);
  }
}
