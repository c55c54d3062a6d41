package io.followspot.cli.replay;

import com.google.protobuf.Parser;
import io.followspot.functions.BareLoop;
import io.followspot.functions.Outgoing;
import io.followspot.functions.camera.VisionSource;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.CameraEvent;
import io.followspot.protos.v1.CameraEventType;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.Detections;
import io.followspot.protos.v1.Frame;
import io.followspot.protos.v1.Origin;
import io.followspot.protos.v1.Rejection;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * One camera of a recording: its registrations, detections and frames go through the same reducers
 * once more, with neither Flink nor Kafka around them.
 *
 * <p>Which frames a registration came between, no topic says; but the camera event that answered it
 * tells how many frames the camera had received by then. What never came before the camera, or was
 * not counted by it, is known by its rejection.
 */
final class Player {
  private static final Set<CameraEventType> ANSWERS =
      Set.of(
          CameraEventType.CAMERA_EVENT_TYPE_REGISTERED,
          CameraEventType.CAMERA_EVENT_TYPE_CHANGED,
          CameraEventType.CAMERA_EVENT_TYPE_REMOVED,
          CameraEventType.CAMERA_EVENT_TYPE_REFUSED);

  /** Of what the guard in front of the functions turned away, and of what no ledger counts. */
  private static final Set<String> NOT_COUNTED =
      Set.of(
          "key_missing",
          "key_invalid",
          "value_missing",
          "value_too_large",
          "camera_not_registered",
          "state_unreadable");

  private final BareLoop loop;
  private final UnaryOperator<CameraRegistration> reconfigure;
  private final Consumer<Outgoing.ToTopic> output;
  private final Set<Origin> notCounted = new HashSet<>();
  private final Deque<Recorded<CameraRegistration>> registrations = new ArrayDeque<>();
  private final Deque<Long> answeredAfter = new ArrayDeque<>();
  private final Deque<Recorded<Detections>> detections = new ArrayDeque<>();
  private long frames;

  Player(
      String cameraId,
      VisionSource vision,
      UnaryOperator<CameraRegistration> reconfigure,
      Consumer<Outgoing.ToTopic> output) {
    this.loop = new BareLoop(cameraId, vision);
    this.reconfigure = reconfigure;
    this.output = output;
  }

  /** Frames and detections that were played. */
  long frames() {
    return frames;
  }

  void addRejection(Rejection rejection) {
    if (NOT_COUNTED.contains(rejection.getReason())) {
      notCounted.add(origin(rejection.getTopic(), rejection.getPartition(), rejection.getOffset()));
    }
  }

  void addRegistration(ConsumerRecord<String, byte[]> entry) {
    add(registrations, entry, CameraRegistration.parser());
  }

  void addAnswer(CameraEvent event) {
    if (ANSWERS.contains(event.getType())) {
      answeredAfter.add(event.getLedger().getReceived());
    }
  }

  void addDetections(ConsumerRecord<String, byte[]> entry) {
    add(detections, entry, Detections.parser());
  }

  private <T> void add(
      Deque<Recorded<T>> queue, ConsumerRecord<String, byte[]> entry, Parser<T> parser) {
    Recorded<T> recorded = Recorded.of(entry, parser);
    if (!notCounted.contains(recorded.origin())) {
      queue.add(recorded);
    }
  }

  /** Plays a record of the frames topic, and before it what came before it. */
  void play(ConsumerRecord<String, byte[]> entry) {
    Recorded<Frame> recorded = Recorded.of(entry, Frame.parser());
    if (notCounted.contains(recorded.origin())) {
      return;
    }
    Frame message = recorded.message();
    if (message == null) {
      stepUnusable(recorded);
      return;
    }
    Frame frame = message.toBuilder().setOrigin(recorded.origin()).build();
    playDetectionsUpTo(frame);
    step(() -> loop.onFrame(frame));
  }

  /** Plays what is left. */
  void finish() {
    while (!detections.isEmpty()) {
      playDetections();
    }
    register();
  }

  private void playDetectionsUpTo(Frame frame) {
    while (!detections.isEmpty() && isUpTo(detections.element().message(), frame)) {
      playDetections();
    }
  }

  private void playDetections() {
    Recorded<Detections> next = detections.remove();
    Detections message = next.message();
    if (message == null) {
      stepUnusable(next);
    } else {
      step(() -> loop.onDetections(message.toBuilder().setOrigin(next.origin()).build()));
    }
  }

  // Detections take the place of the frame with the same number: the frame is then a duplicate.
  // What is no message has no number: it goes right after what came before it.
  private static boolean isUpTo(@Nullable Detections detections, Frame frame) {
    return detections == null
        || detections.getStreamId() < frame.getStreamId()
        || detections.getStreamId() == frame.getStreamId()
            && detections.getSequence() <= frame.getSequence();
  }

  private void stepUnusable(Recorded<?> recorded) {
    step(() -> loop.onUnusable(recorded.origin(), recorded.flaw(), recorded.sizeBytes()));
  }

  private void step(Step step) {
    register();
    frames++;
    step.take().forEach(output);
  }

  private void register() {
    while (!registrations.isEmpty()) {
      Recorded<CameraRegistration> next = registrations.element();
      CameraRegistration message = next.message();
      if (message == null) {
        registrations.remove();
        loop.onUnusable(next.origin(), next.flaw(), next.sizeBytes()).forEach(output);
        continue;
      }
      CameraRegistration registration =
          reconfigure.apply(message).toBuilder().setOrigin(next.origin()).build();
      if (answers(registration)) {
        Long after = answeredAfter.peek();
        if (after == null || after > loop.cameraState().getLedger().getReceived()) {
          return;
        }
        answeredAfter.remove();
      }
      registrations.remove();
      loop.onRegistration(registration).forEach(output);
    }
  }

  /** Whether the camera has something to say to it now; one that changes nothing needs no place. */
  private boolean answers(CameraRegistration registration) {
    return loop.preview(registration).stream()
        .anyMatch(record -> record.topic().equals(Topics.CAMERA_EVENTS));
  }

  private static Origin origin(String topic, int partition, long offset) {
    return Origin.newBuilder().setTopic(topic).setPartition(partition).setOffset(offset).build();
  }

  private interface Step {
    List<Outgoing.ToTopic> take();
  }
}
