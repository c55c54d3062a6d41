package io.followspot.laboratory.replay;

import com.google.protobuf.InvalidProtocolBufferException;
import io.followspot.functions.BareLoop;
import io.followspot.functions.OutgoingMessages;
import io.followspot.functions.RejectionReason;
import io.followspot.functions.camera.VisionSource;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.CameraEvent;
import io.followspot.protos.v1.CameraEventType;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.Detections;
import io.followspot.protos.v1.Frame;
import io.followspot.protos.v1.Origin;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * One camera of a recording: its registrations, detections and frames are processed again by the
 * same reducers, without Flink and Kafka.
 *
 * <p>No topic contains the order of registrations and frames; but the camera event that answered a
 * registration states how many frames the camera had received by then.
 */
final class ReplayRunner {
  private static final Set<CameraEventType> ANSWERS =
      Set.of(
          CameraEventType.CAMERA_EVENT_TYPE_REGISTERED,
          CameraEventType.CAMERA_EVENT_TYPE_CHANGED,
          CameraEventType.CAMERA_EVENT_TYPE_REMOVED,
          CameraEventType.CAMERA_EVENT_TYPE_REFUSED);

  private final BareLoop loop;
  private final SoundReplay sound;
  private final UnaryOperator<CameraRegistration> reconfigure;
  private final Consumer<OutgoingMessages.ToTopic> output;
  private final Deque<CameraRegistration> registrations = new ArrayDeque<>();
  private final Deque<Long> answeredAfter = new ArrayDeque<>();
  private final Deque<Detections> detections = new ArrayDeque<>();
  private long answered;
  private long frames;

  ReplayRunner(
      String cameraId,
      VisionSource vision,
      UnaryOperator<CameraRegistration> reconfigure,
      Consumer<OutgoingMessages.ToTopic> output) {
    this.loop = new BareLoop(cameraId, vision);
    this.reconfigure = reconfigure;
    this.output = output;
    this.sound = new SoundReplay(cameraId, reconfigure, output);
  }

  /** The camera's microphone. */
  SoundReplay sound() {
    return sound;
  }

  /** The progress. */
  ReplayProgress played() {
    return new ReplayProgress(
        frames,
        // If registrations are left, then frames are missing, not registrations.
        registrations.isEmpty() ? answeredAfter.size() : 0,
        answeredAfter.isEmpty() ? registrations.size() : 0,
        loop.cameraState().getStream(),
        loop.cameraState().getEventSequence(),
        sound.eventSequence(),
        sound.isLive(),
        loop.cameraState().getAlerts().getSequence(),
        sound.alertSequence());
  }

  void addRegistration(CameraRegistration registration) {
    registrations.add(registration);
    sound.addRegistration(registration);
  }

  void addAnswer(CameraEvent event) {
    // A duplicated event counts as one answer.
    if (ANSWERS.contains(event.getType()) && event.getSequence() > answered) {
      answered = event.getSequence();
      answeredAfter.add(event.getLedger().getReceived());
    }
  }

  void addDetections(Detections message) {
    detections.add(message);
  }

  /** Replays a record of the frames topic, after everything that came before it. */
  void play(ConsumerRecord<String, byte[]> entry) {
    Origin origin = origin(entry);
    Frame frame;
    try {
      frame = Frame.parseFrom(entry.value()).toBuilder().setOrigin(origin).build();
    } catch (InvalidProtocolBufferException e) {
      step(() -> loop.onUnusable(origin, unreadable(e), entry.serializedValueSize()));
      return;
    }
    playDetectionsUpTo(frame);
    step(() -> loop.onFrame(frame));
  }

  /** The origin of a record, as the ingress writes it. */
  static Origin origin(ConsumerRecord<String, byte[]> entry) {
    return Origin.newBuilder()
        .setTopic(entry.topic())
        .setPartition(entry.partition())
        .setOffset(entry.offset())
        .setRecordedAtMs(Math.max(0, entry.timestamp()))
        .build();
  }

  /** Replays the rest. */
  void finish() {
    while (!detections.isEmpty()) {
      Detections next = detections.remove();
      step(() -> loop.onDetections(next));
    }
    register();
    sound.finish();
  }

  private void playDetectionsUpTo(Frame frame) {
    while (!detections.isEmpty() && isUpTo(detections.element(), frame)) {
      Detections next = detections.remove();
      step(() -> loop.onDetections(next));
    }
  }

  // Detections replace the frame with the same number: the frame is then a duplicate.
  private static boolean isUpTo(Detections detections, Frame frame) {
    return detections.getStreamId() < frame.getStreamId()
        || detections.getStreamId() == frame.getStreamId()
            && detections.getSequence() <= frame.getSequence();
  }

  private void step(Step step) {
    register();
    frames++;
    step.run().forEach(output);
  }

  private void register() {
    while (!registrations.isEmpty()) {
      CameraRegistration next = registrations.element();
      if (answers(next)) {
        Long after = answeredAfter.peek();
        if (after == null || after > loop.cameraState().getLedger().getReceived()) {
          return;
        }
        answeredAfter.remove();
      }
      registrations.remove();
      loop.onRegistration(reconfigure.apply(next)).forEach(output);
    }
  }

  /**
   * Whether the camera would respond to it now; a registration that changes nothing gets no
   * response.
   */
  private boolean answers(CameraRegistration registration) {
    return loop.preview(reconfigure.apply(registration)).stream()
        .anyMatch(record -> record.topic().equals(Topics.CAMERA_EVENTS));
  }

  private static RejectionReason unreadable(InvalidProtocolBufferException e) {
    return new RejectionReason("message_undecodable", String.valueOf(e.getMessage()));
  }

  private interface Step {
    List<OutgoingMessages.ToTopic> run();
  }
}
