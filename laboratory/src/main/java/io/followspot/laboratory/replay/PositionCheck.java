package io.followspot.laboratory.replay;

import com.google.protobuf.InvalidProtocolBufferException;
import io.followspot.functions.DeterministicBytes;
import io.followspot.functions.OutgoingMessages;
import io.followspot.kafka.Isolation;
import io.followspot.kafka.TopicReader;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.TrackPosition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Compares the live positions with those of an undisturbed run: each comes at least once, and each
 * repetition has the same content. For runs shorter than the topic's retention.
 */
public final class PositionCheck {
  private final Map<String, TrackPosition> expected = new LinkedHashMap<>();
  private final Set<String> received = new HashSet<>();
  private final List<Difference> differences = new ArrayList<>();

  /** Notes an output record of the undisturbed run. */
  public void expect(OutgoingMessages.ToTopic outgoing) {
    if (outgoing.message() instanceof TrackPosition position) {
      expected.put(id(position), position);
    }
  }

  /**
   * Compares all positions of the recording's cameras with those expected.
   *
   * @throws io.followspot.kafka.KafkaUnavailableException if the topic cannot be read
   */
  public List<Difference> differences(KafkaRecording recording) {
    received.clear();
    differences.clear();
    TopicReader.readToEnd(
        recording.connection(),
        Topics.TRACK_POSITIONS,
        Isolation.UNCOMMITTED,
        entry -> {
          if (recording.isOurs(entry)) {
            receive(entry);
          }
        });
    expected.keySet().stream()
        .filter(id -> !received.contains(id))
        .forEach(id -> add(id, "never came"));
    return List.copyOf(differences);
  }

  /** One track has one position a frame. */
  private static String id(TrackPosition position) {
    return position.getTrackId() + " at " + position.getFrame().getCapturedAtUs();
  }

  private void receive(ConsumerRecord<String, byte[]> entry) {
    try {
      TrackPosition actual = TrackPosition.parseFrom(entry.value());
      String id = id(actual);
      received.add(id);
      TrackPosition undisturbed = expected.get(id);
      if (undisturbed == null) {
        add(id, "is not in the undisturbed run");
      } else if (!Arrays.equals(DeterministicBytes.of(undisturbed), entry.value())) {
        add(id, FieldDifference.between(undisturbed, actual));
      }
    } catch (InvalidProtocolBufferException e) {
      add(entry.topic() + "-" + entry.partition() + "@" + entry.offset(), "is not a position");
    }
  }

  private void add(String id, String detail) {
    differences.add(new Difference(Difference.Kind.POSITION, id, detail));
  }
}
