package io.followspot.laboratory.chaos;

import com.google.protobuf.InvalidProtocolBufferException;
import io.followspot.kafka.Isolation;
import io.followspot.kafka.KafkaConnection;
import io.followspot.kafka.TopicTail;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.TrackEvent;
import io.followspot.terminal.LocalTimes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Measures, as a reader of committed events, how long after its frame was captured each track event
 * became visible. A frame that waits for a broker or a publisher counts too.
 */
final class VisibilityMonitor implements AutoCloseable {
  private final TopicTail events;
  private final Delays delays = new Delays();
  private volatile @Nullable String latestTrack;

  VisibilityMonitor(KafkaConnection connection) {
    events =
        TopicTail.atEnd(connection, Isolation.COMMITTED, Topics.TRACK_EVENTS)
            .follow("visibility-watch", entry -> accept(entry.value()));
  }

  private void accept(byte[] value) {
    try {
      TrackEvent event = TrackEvent.parseFrom(value);
      latestTrack = event.getTrack().getTrackId();
      delays.add(LocalTimes.nowUs() - event.getTrack().getFrame().getCapturedAtUs());
    } catch (InvalidProtocolBufferException e) {
      // Another program's record; nothing to measure.
    }
  }

  /** The track of the latest event that became visible. */
  Optional<String> latestTrack() {
    return Optional.ofNullable(latestTrack);
  }

  /** Those measured so far. */
  Delays delays() {
    return delays;
  }

  @Override
  public void close() {
    events.close();
  }
}
