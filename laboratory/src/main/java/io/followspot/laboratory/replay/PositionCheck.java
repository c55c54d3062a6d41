package io.followspot.laboratory.replay;

import com.google.protobuf.InvalidProtocolBufferException;
import io.followspot.functions.DeterministicBytes;
import io.followspot.functions.OutgoingMessages;
import io.followspot.kafka.Isolation;
import io.followspot.kafka.TopicReader;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.CameraEvent;
import io.followspot.protos.v1.TrackPosition;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Compares the live positions with those of an undisturbed run: each comes at least once, and each
 * repetition has the same content. For runs shorter than the topic's retention.
 *
 * <p>Frames and registrations are records of different topics, and only a checkpoint settles their
 * order. Positions that were published after the last checkpoint before a failure may therefore
 * tell of another order. Such a position is accepted if the same frames were processed again after
 * it, as a track shows that goes back in time, and a registration that was there when it was
 * published took its place among those frames.
 */
public final class PositionCheck {
  private final Map<String, TrackPosition> expected = new LinkedHashMap<>();
  private final Map<String, RegistrationPlaces> registrations = new HashMap<>();
  private final Map<String, Deque<Received>> received = new HashMap<>();
  private final Map<String, Long> latestOfTrack = new HashMap<>();
  private final Set<String> receivedIds = new HashSet<>();
  private final List<Difference> differences = new ArrayList<>();

  /** Notes an output record of the undisturbed run. */
  public void expect(OutgoingMessages.ToTopic outgoing) {
    if (outgoing.message() instanceof TrackPosition position) {
      expected.put(id(position), position);
      registrations(position.getCameraId()).beforePosition(capturedAtUs(position));
    } else if (outgoing.message() instanceof CameraEvent event) {
      registrations(event.getCameraId()).add(event);
    }
  }

  /**
   * Compares all positions of the recording's cameras with those expected.
   *
   * @throws io.followspot.kafka.KafkaUnavailableException if the topic cannot be read
   */
  public List<Difference> differences(KafkaRecording recording) {
    List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
    TopicReader.readToEnd(
        recording.connection(),
        Topics.TRACK_POSITIONS,
        Isolation.UNCOMMITTED,
        entry -> {
          if (recording.isOurs(entry)) {
            records.add(entry);
          }
        });
    return differences(records);
  }

  /** Compares records of the topic of live positions, in the topic's order for each camera. */
  List<Difference> differences(List<ConsumerRecord<String, byte[]>> records) {
    received.clear();
    latestOfTrack.clear();
    receivedIds.clear();
    differences.clear();
    records.forEach(this::receive);
    received.forEach((camera, positions) -> judge(registrations(camera), positions));
    expected.keySet().stream()
        .filter(id -> !receivedIds.contains(id))
        .forEach(id -> add(id, "never came"));
    return List.copyOf(differences);
  }

  /**
   * A position of the topic.
   *
   * @param publishedAtMs when, in milliseconds since 1970
   * @param again whether its track was as far before: between its positions, the job has restarted
   * @param wrong what differs from the undisturbed run; null if nothing does
   */
  private record Received(
      String id, long capturedAtUs, long publishedAtMs, boolean again, @Nullable String wrong) {}

  /** One track has one position a frame. */
  private static String id(TrackPosition position) {
    return position.getTrackId() + " at " + capturedAtUs(position);
  }

  private static long capturedAtUs(TrackPosition position) {
    return position.getFrame().getCapturedAtUs();
  }

  private RegistrationPlaces registrations(String cameraId) {
    return registrations.computeIfAbsent(cameraId, id -> new RegistrationPlaces());
  }

  private void receive(ConsumerRecord<String, byte[]> entry) {
    try {
      TrackPosition actual = TrackPosition.parseFrom(entry.value());
      String wrong = wrong(actual, entry.value());
      if (wrong == null) {
        receivedIds.add(id(actual));
      }
      long capturedAtUs = capturedAtUs(actual);
      Long before = latestOfTrack.get(actual.getTrackId());
      latestOfTrack.merge(actual.getTrackId(), capturedAtUs, Math::max);
      boolean again = before != null && capturedAtUs <= before;
      received
          .computeIfAbsent(actual.getCameraId(), camera -> new ArrayDeque<>())
          .add(new Received(id(actual), capturedAtUs, entry.timestamp(), again, wrong));
    } catch (InvalidProtocolBufferException e) {
      add(entry.topic() + "-" + entry.partition() + "@" + entry.offset(), "is not a position");
    }
  }

  private @Nullable String wrong(TrackPosition actual, byte[] bytes) {
    TrackPosition undisturbed = expected.get(id(actual));
    if (undisturbed == null) {
      return "is not in the undisturbed run";
    }
    return Arrays.equals(DeterministicBytes.of(undisturbed), bytes)
        ? null
        : FieldDifference.between(undisturbed, actual);
  }

  /** Goes backwards, since what came later tells whether a position's frames were repeated. */
  private void judge(RegistrationPlaces places, Deque<Received> positions) {
    long repeatedFromUs = Long.MAX_VALUE;
    while (!positions.isEmpty()) {
      Received position = positions.removeLast();
      if (position.wrong() == null) {
        if (position.again()) {
          repeatedFromUs = Math.min(repeatedFromUs, position.capturedAtUs());
        }
      } else if (repeatedFromUs > position.capturedAtUs()
          || !places.mayDiffer(position.publishedAtMs(), repeatedFromUs)) {
        add(position.id(), position.wrong());
      }
    }
  }

  private void add(String id, String detail) {
    differences.add(new Difference(Difference.Kind.POSITION, id, detail));
  }
}
