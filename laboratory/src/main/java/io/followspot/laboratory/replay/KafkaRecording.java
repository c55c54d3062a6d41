package io.followspot.laboratory.replay;

import com.google.protobuf.InvalidProtocolBufferException;
import io.followspot.functions.OutgoingMessages;
import io.followspot.functions.camera.VisionSource;
import io.followspot.kafka.Isolation;
import io.followspot.kafka.KafkaConnection;
import io.followspot.kafka.TopicReader;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.CameraEvent;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.Detections;
import io.followspot.protos.v1.SoundEvent;
import io.followspot.protos.v1.TrackEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The input and the committed output of some cameras, as stored in Kafka. */
public final class KafkaRecording {
  private static final Logger log = LoggerFactory.getLogger(KafkaRecording.class);

  private static final List<String> EVENTS =
      List.of(Topics.CAMERA_EVENTS, Topics.TRACK_EVENTS, Topics.SOUND_EVENTS, Topics.ALERTS);

  private final KafkaConnection connection;
  private final List<String> cameraIds;

  /** The recording of those cameras. */
  public KafkaRecording(KafkaConnection connection, Collection<String> cameraIds) {
    this.connection = connection;
    this.cameraIds = List.copyOf(cameraIds);
  }

  /**
   * Processes everything again with the same reducers.
   *
   * @param reconfigure applied to every registration before it is processed
   * @param output receives every output record
   * @return the progress of each camera
   * @throws io.followspot.kafka.KafkaUnavailableException if the topics cannot be read
   */
  Map<String, ReplayProgress> play(
      VisionSource vision,
      UnaryOperator<CameraRegistration> reconfigure,
      java.util.function.Consumer<OutgoingMessages.ToTopic> output) {
    Map<String, ReplayRunner> players = new LinkedHashMap<>();
    cameraIds.forEach(id -> players.put(id, new ReplayRunner(id, vision, reconfigure, output)));
    // In this order: everything answered by now is included.
    each(
        Topics.CAMERA_EVENTS,
        players,
        (player, entry) -> player.addAnswer(CameraEvent.parseFrom(entry.value())));
    each(
        Topics.CAMERAS,
        players,
        (player, entry) -> player.addRegistration(CameraRegistration.parseFrom(entry.value())));
    each(
        Topics.DETECTIONS,
        players,
        (player, entry) ->
            player.addDetections(
                Detections.parseFrom(entry.value()).toBuilder()
                    .setOrigin(ReplayRunner.origin(entry))
                    .build()));
    each(Topics.FRAMES, players, ReplayRunner::play);
    each(
        Topics.SOUND_EVENTS,
        players,
        (player, entry) -> player.sound().addCommitted(SoundEvent.parseFrom(entry.value())));
    each(Topics.SOUND, players, (player, entry) -> player.sound().play(entry));
    Map<String, ReplayProgress> played = new LinkedHashMap<>();
    players.forEach(
        (id, player) -> {
          player.finish();
          played.put(id, player.played());
        });
    return played;
  }

  /**
   * Returns the events of an undisturbed run.
   *
   * @param played receives the progress of each camera
   */
  List<LoggedEvent> replayed(
      VisionSource vision,
      UnaryOperator<CameraRegistration> reconfigure,
      Map<String, ReplayProgress> played) {
    return replayed(vision, reconfigure, played, outgoing -> {});
  }

  private List<LoggedEvent> replayed(
      VisionSource vision,
      UnaryOperator<CameraRegistration> reconfigure,
      Map<String, ReplayProgress> played,
      java.util.function.Consumer<OutgoingMessages.ToTopic> output) {
    List<LoggedEvent> events = new ArrayList<>();
    played.putAll(
        play(
            vision,
            reconfigure,
            outgoing -> {
              LoggedEvent.of(outgoing).ifPresent(events::add);
              output.accept(outgoing);
            }));
    return events;
  }

  /** Reads the events that are committed now, without those that depend on the clock. */
  List<LoggedEvent> committed() {
    List<LoggedEvent> events = new ArrayList<>();
    for (String topic : EVENTS) {
      TopicReader.readToEnd(
          connection,
          topic,
          Isolation.COMMITTED,
          entry -> {
            if (isOurs(entry)) {
              read(entry, () -> events.add(LoggedEvent.of(entry)));
            }
          });
    }
    events.removeIf(event -> !event.isDeterministic());
    return events;
  }

  KafkaConnection connection() {
    return connection;
  }

  /** The cameras. */
  public List<String> cameraIds() {
    return cameraIds;
  }

  /** The committed events of each track, in order; each id once. */
  public SortedMap<String, List<TrackEvent>> committedByTrack() {
    SortedMap<String, List<TrackEvent>> tracks = new TreeMap<>();
    Set<String> seen = new HashSet<>();
    committed().stream()
        .filter(LoggedEvent::ofTrack)
        .filter(event -> seen.add(event.id()))
        .forEach(
            event ->
                tracks
                    .computeIfAbsent(event.subject(), id -> new ArrayList<>())
                    .add((TrackEvent) event.message()));
    return tracks;
  }

  /** Violations after all cameras have stopped: tracks without an end, missing frames. */
  public List<Difference> lifecycleViolations() {
    return LifecycleViolations.in(committed());
  }

  /** How many events are committed now. */
  public long committedCount() {
    return committed().size();
  }

  /**
   * Compares the committed events with those of an undisturbed run under the same registrations.
   *
   * @param frames receives the number of frames and detections of each camera
   * @param output receives every output record of the undisturbed run
   */
  public Comparison compare(
      VisionSource vision,
      Map<String, Long> frames,
      java.util.function.Consumer<OutgoingMessages.ToTopic> output) {
    Map<String, ReplayProgress> played = new LinkedHashMap<>();
    List<LoggedEvent> replayed = replayed(vision, UnaryOperator.identity(), played, output);
    played.forEach((id, how) -> frames.put(id, how.frames()));
    List<Difference> unanswered = new ArrayList<>();
    played.forEach(
        (id, how) -> {
          if (how.unanswered() > 0) {
            String detail = how.unanswered() + " from the first one on";
            unanswered.add(new Difference(Difference.Kind.UNANSWERED, id, detail));
          }
        });
    return Comparison.of(replayed, committed()).with(unanswered);
  }

  /** Whether retention by time has deleted records of any camera. */
  boolean hasDeleted() {
    try (Consumer<String, byte[]> consumer = connection.consumer(Isolation.COMMITTED, Map.of())) {
      List<TopicPartition> partitions =
          Stream.of(Topics.FRAMES, Topics.DETECTIONS, Topics.CAMERA_EVENTS, Topics.SOUND)
              .flatMap(topic -> TopicReader.partitions(consumer, connection, topic).stream())
              .toList();
      return consumer.beginningOffsets(partitions, KafkaConnection.ANSWER_WITHIN).values().stream()
          .anyMatch(first -> first > 0);
    }
  }

  /** Whether a record is of one of the cameras. */
  boolean isOurs(ConsumerRecord<String, byte[]> entry) {
    return entry.key() != null && entry.value() != null && cameraIds.contains(entry.key());
  }

  private void each(String topic, Map<String, ReplayRunner> players, RecordHandler take) {
    TopicReader.readToEnd(
        connection,
        topic,
        Isolation.COMMITTED,
        entry -> {
          ReplayRunner player = players.get(entry.key());
          if (player != null && entry.value() != null) {
            read(entry, () -> take.handle(player, entry));
          }
        });
  }

  private static void read(ConsumerRecord<String, byte[]> entry, Read read) {
    try {
      read.run();
    } catch (InvalidProtocolBufferException e) {
      log.warn(
          "Ignoring the record at {} partition {} offset {}: {}",
          entry.topic(),
          entry.partition(),
          entry.offset(),
          e.getMessage());
    }
  }

  private interface Read {
    void run() throws InvalidProtocolBufferException;
  }

  private interface RecordHandler {
    void handle(ReplayRunner player, ConsumerRecord<String, byte[]> entry)
        throws InvalidProtocolBufferException;
  }
}
