package io.followspot.checks.system;

import static org.awaitility.Awaitility.await;

import com.google.protobuf.InvalidProtocolBufferException;
import io.followspot.kafka.Isolation;
import io.followspot.kafka.KafkaConnection;
import io.followspot.kafka.TopicReader;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.CameraEvent;
import io.followspot.protos.v1.CameraEventType;
import io.followspot.protos.v1.EndReason;
import io.followspot.protos.v1.TrackEvent;
import io.followspot.protos.v1.TrackEventType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The committed events of one camera and of its tracks.
 *
 * @param camera in order
 * @param tracks each track's, in order
 */
public record Lives(List<CameraEvent> camera, Map<String, List<TrackEvent>> tracks) {
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  /** Waits until the camera's stream and all tracks have ended, and returns all events. */
  public static Lives onceOver(KafkaConnection kafka, String cameraId) throws InterruptedException {
    return onceOver(kafka, cameraId, 1);
  }

  /** Waits until that many streams of the camera and all tracks have ended. */
  public static Lives onceOver(KafkaConnection kafka, String cameraId, int streams)
      throws InterruptedException {
    return await("end of " + streams + " streams of camera " + cameraId)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(300))
        .until(
            () -> now(kafka, cameraId),
            lives -> lives.streamsEnded() >= streams && lives.allEnded());
  }

  /** Reads the events committed so far. */
  public static Lives now(KafkaConnection kafka, String cameraId) {
    List<CameraEvent> camera = new ArrayList<>();
    Map<String, List<TrackEvent>> tracks = new TreeMap<>();
    TopicReader.readToEnd(
        kafka,
        Topics.CAMERA_EVENTS,
        Isolation.COMMITTED,
        entry -> {
          CameraEvent event = parse(() -> CameraEvent.parseFrom(entry.value()));
          if (event.getCameraId().equals(cameraId)) {
            camera.add(event);
          }
        });
    TopicReader.readToEnd(
        kafka,
        Topics.TRACK_EVENTS,
        Isolation.COMMITTED,
        entry -> {
          TrackEvent event = parse(() -> TrackEvent.parseFrom(entry.value()));
          if (event.getTrack().getCameraId().equals(cameraId)) {
            tracks
                .computeIfAbsent(event.getTrack().getTrackId(), id -> new ArrayList<>())
                .add(event);
          }
        });
    return new Lives(camera, tracks);
  }

  /** The camera's latest ledger. */
  public Optional<CameraEvent> latestWithLedger() {
    return camera.stream().filter(CameraEvent::hasLedger).reduce((a, b) -> b);
  }

  /** Why tracks ended. */
  public Set<EndReason> endReasons() {
    return tracks.values().stream()
        .flatMap(List::stream)
        .filter(e -> e.getType() == TrackEventType.TRACK_EVENT_TYPE_ENDED)
        .map(e -> e.getTrack().getReason())
        .collect(Collectors.toSet());
  }

  long streamsEnded() {
    return camera.stream()
        .filter(e -> e.getType() == CameraEventType.CAMERA_EVENT_TYPE_STREAM_ENDED)
        .count();
  }

  private boolean allEnded() {
    // The camera counts the tracks it confirmed; their functions report slightly later.
    long confirmed = latestWithLedger().map(e -> e.getLedger().getTracksConfirmed()).orElse(0L);
    return tracks.size() >= confirmed
        && tracks.values().stream()
            .allMatch(
                events ->
                    events.get(events.size() - 1).getType()
                        == TrackEventType.TRACK_EVENT_TYPE_ENDED);
  }

  private interface Parser<T> {
    T parse() throws InvalidProtocolBufferException;
  }

  private static <T> T parse(Parser<T> parser) {
    try {
      return parser.parse();
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError("no such message", e);
    }
  }
}
