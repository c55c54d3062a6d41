package io.followspot.gateway.metrics;

import com.google.protobuf.InvalidProtocolBufferException;
import io.followspot.metrics.Meters;
import io.followspot.metrics.Metric;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.FrameRef;
import io.followspot.protos.v1.TrackEvent;
import io.followspot.protos.v1.TrackPosition;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import java.time.Clock;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * How old track events and positions are when the gateway reads them: the time since the frame that
 * they come from was captured. Of positions every {@value #EACH}th is read, for they are many.
 * Confined to one thread per topic.
 */
final class RecordAges {
  static final int EACH = 8;

  private final DistributionDataPoint committed;
  private final DistributionDataPoint live;
  private final Clock clock;
  private int positions;

  RecordAges(Meters meters, Clock clock) {
    this.clock = clock;
    committed = meters.histogram(Metric.CAPTURE_TO_COMMITTED_SECONDS);
    live = meters.histogram(Metric.CAPTURE_TO_POSITION_SECONDS);
  }

  /** Takes a record of any topic; those of others and unreadable ones are ignored. */
  void accept(ConsumerRecord<String, byte[]> entry) {
    if (entry.value() == null) {
      return;
    }
    try {
      if (entry.topic().equals(Topics.TRACK_POSITIONS)) {
        positions = (positions + 1) % EACH;
        if (positions == 1) {
          observe(live, TrackPosition.parseFrom(entry.value()).getFrame());
        }
      } else if (entry.topic().equals(Topics.TRACK_EVENTS)) {
        observe(committed, TrackEvent.parseFrom(entry.value()).getTrack().getFrame());
      }
    } catch (InvalidProtocolBufferException e) {
      // The history counts what it cannot read.
    }
  }

  private void observe(DistributionDataPoint histogram, FrameRef frame) {
    if (frame.getCapturedAtUs() > 0) {
      histogram.observe(Math.max(0, clock.millis() / 1e3 - frame.getCapturedAtUs() / 1e6));
    }
  }
}
