package io.followspot.gateway.traces;

import com.google.protobuf.InvalidProtocolBufferException;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.FrameRef;
import io.followspot.protos.v1.TrackEvent;
import io.followspot.protos.v1.TrackPosition;
import io.followspot.traces.ClockReading;
import io.followspot.traces.Traces;
import io.followspot.traces.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Records what the gateway did with the track events and positions of sampled frames. Without
 * traces, records are not parsed for them. Thread-safe.
 */
public final class RecordTraces {
  /** Records nothing. */
  public static final RecordTraces OFF = new RecordTraces(Traces.OFF);

  /** Older events are read again, as when the history is rebuilt: their traces are over. */
  private static final long RECENT_NS = 600_000_000_000L;

  private static final long NS_PER_US = 1_000;

  private final Traces traces;

  private record Traced(FrameRef frame, String trackId, String eventId) {
    boolean isRecentAt(long nowNs) {
      return nowNs - frame.getCapturedAtUs() * NS_PER_US < RECENT_NS;
    }
  }

  /** Adds spans to these traces. */
  public RecordTraces(Traces traces) {
    this.traces = traces;
  }

  /** Hands each record on, and records that as a span "deliver" if its frame is sampled. */
  public Consumer<ConsumerRecord<String, byte[]>> delivering(
      Consumer<ConsumerRecord<String, byte[]>> next) {
    if (!traces.areOn()) {
      return next;
    }
    return entry -> {
      ClockReading began = ClockReading.now();
      next.accept(entry);
      long endedAtNs = System.nanoTime();
      traced(entry).ifPresent(it -> record("deliver", entry.topic(), it, began, endedAtNs));
    };
  }

  /** Stores a batch, and records that as a span "store" for each event of a sampled frame. */
  public void storing(Iterable<ConsumerRecord<String, byte[]>> batch, Runnable store) {
    if (!traces.areOn()) {
      store.run();
      return;
    }
    ClockReading began = ClockReading.now();
    store.run();
    long endedAtNs = System.nanoTime();
    List<Traced> events = new ArrayList<>();
    batch.forEach(entry -> traced(entry).ifPresent(events::add));
    for (Traced event : events) {
      if (event.isRecentAt(began.atNs())) {
        record("store", Topics.TRACK_EVENTS, event, began, endedAtNs);
      }
    }
  }

  private void record(String name, String topic, Traced value, ClockReading began, long endedAtNs) {
    traces.record(
        value.frame().getTraceParent(),
        new Work(
            name,
            began.atNs(),
            began.atNs(endedAtNs),
            Map.of(
                "messaging.destination.name", topic,
                "followspot.camera_id", value.frame().getCameraId(),
                "followspot.track_id", value.trackId(),
                "followspot.event_id", value.eventId()),
            List.of()));
  }

  private Optional<Traced> traced(ConsumerRecord<String, byte[]> entry) {
    if (entry.value() == null) {
      return Optional.empty();
    }
    try {
      if (entry.topic().equals(Topics.TRACK_POSITIONS)) {
        TrackPosition position = TrackPosition.parseFrom(entry.value());
        return traced(new Traced(position.getFrame(), position.getTrackId(), ""));
      }
      if (entry.topic().equals(Topics.TRACK_EVENTS)) {
        TrackEvent event = TrackEvent.parseFrom(entry.value());
        return traced(
            new Traced(
                event.getTrack().getFrame(), event.getTrack().getTrackId(), event.getEventId()));
      }
    } catch (InvalidProtocolBufferException e) {
      // The history counts what it cannot read.
    }
    return Optional.empty();
  }

  private Optional<Traced> traced(Traced value) {
    return traces.includes(value.frame().getTraceParent()) ? Optional.of(value) : Optional.empty();
  }
}
