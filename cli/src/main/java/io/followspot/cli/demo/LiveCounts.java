package io.followspot.cli.demo;

import com.google.protobuf.InvalidProtocolBufferException;
import io.followspot.kafka.BrokerWait;
import io.followspot.kafka.Isolation;
import io.followspot.kafka.KafkaConnection;
import io.followspot.kafka.TopicTail;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.TrackEvent;
import io.followspot.protos.v1.TrackEventType;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Counts committed track events, by camera, from now on. Not thread-safe. */
final class LiveCounts implements AutoCloseable {
  private final TopicTail events;
  private final Map<String, Count> counts = new ConcurrentHashMap<>();

  private LiveCounts(TopicTail events) {
    this.events = events;
  }

  /** Begins with the next event; waits for a broker that answers late. */
  static LiveCounts open(KafkaConnection connection) throws InterruptedException {
    return new LiveCounts(
        BrokerWait.call(
            DemoCommand.ANSWERS_WITHIN,
            () -> TopicTail.atEnd(connection, Isolation.COMMITTED, Topics.TRACK_EVENTS)));
  }

  /** The counts of one camera. */
  static final class Count {
    private final Set<String> following = new HashSet<>();
    private long confirmed;
    private long events;
    private String latest = "";

    /** The number of tracks now. */
    int following() {
      return following.size();
    }

    /** Tracks confirmed so far. */
    long confirmed() {
      return confirmed;
    }

    long events() {
      return events;
    }

    /** The latest event, for users. */
    String latest() {
      return latest;
    }

    private void add(TrackEvent event) {
      String trackId = event.getTrack().getTrackId();
      events++;
      if (event.getType() == TrackEventType.TRACK_EVENT_TYPE_ENDED) {
        following.remove(trackId);
      } else {
        following.add(trackId);
      }
      if (event.getType() == TrackEventType.TRACK_EVENT_TYPE_CONFIRMED) {
        confirmed++;
      }
      latest = trackId + " " + name(event.getType());
    }

    private static String name(TrackEventType type) {
      return type.name()
          .substring("TRACK_EVENT_TYPE_".length())
          .toLowerCase(java.util.Locale.ROOT)
          .replace('_', ' ');
    }
  }

  /** Reads new events. */
  void update() {
    events.poll(
        Duration.ofMillis(200),
        entry -> {
          try {
            TrackEvent event = TrackEvent.parseFrom(entry.value());
            of(event.getTrack().getCameraId()).add(event);
          } catch (InvalidProtocolBufferException e) {
            // Another program's record; the demo ignores it.
          }
        });
  }

  Count of(String cameraId) {
    return counts.computeIfAbsent(cameraId, id -> new Count());
  }

  @Override
  public void close() {
    events.close();
  }
}
