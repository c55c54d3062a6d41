package io.followspot.gateway.alerts;

import com.google.protobuf.InvalidProtocolBufferException;
import io.followspot.protos.v1.AlertEvent;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The latest alerts in memory, each once, as the topic holds them. Thread-safe. */
public final class RecentAlerts {
  /** About 10 MB. */
  private static final int MAX_ALERTS = 20_000;

  /** The latest first. */
  static final Comparator<AlertEvent> ORDER =
      Comparator.comparingLong(AlertEvent::getAtUs)
          .thenComparing(AlertEvent::getAlertId)
          .reversed();

  private final int capacity;
  private final TreeSet<AlertEvent> alerts = new TreeSet<>(ORDER);
  private final Set<String> ids = new HashSet<>();

  /** Creates an empty list. */
  public RecentAlerts() {
    this(MAX_ALERTS);
  }

  RecentAlerts(int capacity) {
    this.capacity = capacity;
  }

  /** Adds a record of the topic of alerts. */
  public void accept(ConsumerRecord<String, byte[]> entry) {
    if (entry.value() == null) {
      return;
    }
    try {
      add(AlertEvent.parseFrom(entry.value()));
    } catch (InvalidProtocolBufferException e) {
      // Not written by Followspot.
    }
  }

  /** Adds an alert, unless one with its id is there. */
  public synchronized void add(AlertEvent alert) {
    if (!ids.add(alert.getAlertId())) {
      return;
    }
    alerts.add(alert);
    if (alerts.size() > capacity) {
      AlertEvent oldest = alerts.last();
      alerts.remove(oldest);
      ids.remove(oldest.getAlertId());
    }
  }

  /** Whether there is an alert with the id. */
  public synchronized boolean contains(String alertId) {
    return ids.contains(alertId);
  }

  /** The latest alert of a camera's rule. */
  public synchronized Optional<AlertEvent> latest(String cameraId, String ruleId) {
    return alerts.stream()
        .filter(it -> it.getCameraId().equals(cameraId) && it.getRuleId().equals(ruleId))
        .findFirst();
  }

  /**
   * The alerts that match, the latest first.
   *
   * @param limit at most so many
   */
  public synchronized List<AlertEvent> search(Predicate<AlertEvent> wanted, int limit) {
    return alerts.stream().filter(wanted).limit(limit).toList();
  }
}
