package io.followspot.laboratory.bench;

import com.google.protobuf.InvalidProtocolBufferException;
import io.followspot.kafka.Isolation;
import io.followspot.kafka.KafkaConnection;
import io.followspot.kafka.TopicTail;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.CameraEvent;
import io.followspot.protos.v1.CameraEventType;
import io.followspot.protos.v1.Ledger;
import io.followspot.protos.v1.TrackPosition;
import io.followspot.protos.v1.TrackStatus;
import io.followspot.terminal.LocalTimes;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Reads the positions of crowds: when each came after its record, and which tracks there were when
 * their streams ended.
 */
final class CrowdListener implements Runnable {
  /** A track that exists is reported at least once a second. */
  private static final long HEARTBEAT_US = 1_200_000;

  private final KafkaConnection connection;
  private final long measureFromUs;
  private final Map<String, Ledger> ledgers = new TreeMap<>();

  /** Time of the latest frame of each camera, and of each track that has not ended. */
  private final Map<String, Long> latestUs = new HashMap<>();

  private final Map<String, Map<String, Long>> tracksUs = new TreeMap<>();
  private long[] latenciesUs = new long[1 << 16];
  private int count;
  private volatile boolean stopped;

  /**
   * Creates the reader.
   *
   * @param measureFromUs frames before that time are not measured
   */
  CrowdListener(KafkaConnection connection, long measureFromUs) {
    this.connection = connection;
    this.measureFromUs = measureFromUs;
  }

  @Override
  public void run() {
    try (TopicTail tail =
        TopicTail.atEnd(
            connection, Isolation.UNCOMMITTED, Topics.TRACK_POSITIONS, Topics.CAMERA_EVENTS)) {
      tail.readUntil(
          () -> stopped,
          entry -> {
            if (entry.topic().equals(Topics.TRACK_POSITIONS)) {
              onPosition(entry);
            } else {
              onEvent(entry);
            }
          });
    }
  }

  /** Reads no more. */
  void stop() {
    stopped = true;
  }

  /** The number of cameras whose stream has ended. */
  synchronized int ended() {
    return ledgers.size();
  }

  /** The ledger of each camera at the end of its stream. */
  synchronized Map<String, Ledger> ledgers() {
    return new TreeMap<>(ledgers);
  }

  /** How many tracks each camera had when its stream ended. */
  synchronized Map<String, Integer> tracks() {
    Map<String, Integer> tracks = new TreeMap<>();
    tracksUs.forEach(
        (camera, all) -> {
          long sinceUs = latestUs.getOrDefault(camera, 0L) - HEARTBEAT_US;
          tracks.put(camera, (int) all.values().stream().filter(at -> at >= sinceUs).count());
        });
    return tracks;
  }

  /** How long positions took. */
  synchronized LatencyRun.Latency latency() {
    return LatencyRun.Latency.of(Arrays.stream(latenciesUs, 0, count));
  }

  private synchronized void onPosition(ConsumerRecord<String, byte[]> entry) {
    long nowUs = LocalTimes.nowUs();
    try {
      TrackPosition position = TrackPosition.parseFrom(entry.value());
      long atUs = position.getFrame().getCapturedAtUs();
      if (position.getStatus() == TrackStatus.TRACK_STATUS_ENDED) {
        return;
      }
      latestUs.merge(position.getCameraId(), atUs, Math::max);
      tracksUs
          .computeIfAbsent(position.getCameraId(), camera -> new HashMap<>())
          .put(position.getTrackId(), atUs);
      if (atUs >= measureFromUs) {
        if (count == latenciesUs.length) {
          latenciesUs = Arrays.copyOf(latenciesUs, 2 * count);
        }
        latenciesUs[count++] = nowUs - atUs;
      }
    } catch (InvalidProtocolBufferException e) {
      // Another program's record; nothing to measure.
    }
  }

  private synchronized void onEvent(ConsumerRecord<String, byte[]> entry) {
    try {
      CameraEvent event = CameraEvent.parseFrom(entry.value());
      if (event.getType() == CameraEventType.CAMERA_EVENT_TYPE_STREAM_ENDED) {
        ledgers.put(event.getCameraId(), event.getLedger());
      }
    } catch (InvalidProtocolBufferException e) {
      // Another program's record; nothing to measure.
    }
  }
}
