package io.followspot.laboratory.chaos;

import com.google.protobuf.InvalidProtocolBufferException;
import io.followspot.kafka.Isolation;
import io.followspot.kafka.KafkaConnection;
import io.followspot.kafka.TopicTail;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.TrackPosition;
import io.followspot.terminal.LocalTimes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads live positions to determine when each camera was tracked again. */
final class RecoveryMonitor implements AutoCloseable {
  private final TopicTail positions;

  /** By camera: capture time, and when a position of that time or later was first received. */
  private final Map<String, NavigableMap<Long, Long>> heard = new HashMap<>();

  /** By camera: when its latest position was received, as {@link System#nanoTime}. */
  private final Map<String, Long> heardAtNs = new HashMap<>();

  RecoveryMonitor(KafkaConnection connection, List<String> cameraIds) {
    cameraIds.forEach(id -> heard.put(id, new TreeMap<>()));
    positions =
        TopicTail.atEnd(connection, Isolation.UNCOMMITTED, Topics.TRACK_POSITIONS)
            .follow("recovery-watch", this::accept);
  }

  /**
   * The time until every camera had a position in a frame that was captured after a moment.
   *
   * @param atUs microseconds since 1970
   * @return in microseconds; empty if one of the cameras never had
   */
  synchronized OptionalLong recovered(long atUs) {
    long last = 0;
    for (NavigableMap<Long, Long> camera : heard.values()) {
      Map.Entry<Long, Long> first = camera.ceilingEntry(atUs);
      if (first == null) {
        return OptionalLong.empty();
      }
      last = Math.max(last, first.getValue() - atUs);
    }
    return OptionalLong.of(last);
  }

  /**
   * How late positions were at most.
   *
   * @param fromUs of the earliest frame, in microseconds since 1970
   * @param toUs of the latest one
   * @return in microseconds; empty if a camera had none
   */
  synchronized OptionalLong longestDelay(long fromUs, long toUs) {
    long longest = 0;
    for (NavigableMap<Long, Long> camera : heard.values()) {
      NavigableMap<Long, Long> within = camera.subMap(fromUs, true, toUs, true);
      if (within.isEmpty()) {
        return OptionalLong.empty();
      }
      for (Map.Entry<Long, Long> position : within.entrySet()) {
        longest = Math.max(longest, position.getValue() - position.getKey());
      }
    }
    return OptionalLong.of(longest);
  }

  /**
   * How long ago the latest position of a camera had been received.
   *
   * @param atNs the moment, as {@link System#nanoTime}
   * @return zero if one was received since, or none yet
   */
  synchronized Duration silence(String cameraId, long atNs) {
    Long heardNs = heardAtNs.get(cameraId);
    return heardNs == null || heardNs > atNs ? Duration.ZERO : Duration.ofNanos(atNs - heardNs);
  }

  private void accept(ConsumerRecord<String, byte[]> entry) {
    try {
      accept(TrackPosition.parseFrom(entry.value()));
    } catch (InvalidProtocolBufferException e) {
      // Another program's record; nothing to measure.
    }
  }

  private synchronized void accept(TrackPosition position) {
    NavigableMap<Long, Long> camera = heard.get(position.getCameraId());
    if (camera != null) {
      heardAtNs.put(position.getCameraId(), System.nanoTime());
      long capturedAtUs = position.getFrame().getCapturedAtUs();
      if (camera.isEmpty() || camera.lastKey() < capturedAtUs) {
        camera.put(capturedAtUs, LocalTimes.nowUs());
      }
    }
  }

  @Override
  public void close() {
    positions.close();
  }
}
