package io.followspot.laboratory.replay;

import com.google.protobuf.InvalidProtocolBufferException;
import io.followspot.functions.OutgoingMessages;
import io.followspot.functions.RejectionReason;
import io.followspot.functions.microphone.MicrophoneReducer;
import io.followspot.functions.microphone.MicrophoneStep;
import io.followspot.functions.state.MicrophoneState;
import io.followspot.protos.rules.ConfigurationHash;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.Origin;
import io.followspot.protos.v1.Sound;
import io.followspot.protos.v1.SoundEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * One microphone of a recording: its registrations and records of sound are processed again by the
 * same reducer.
 *
 * <p>No topic contains the order of registrations and records; but a committed event states how
 * many records were received by then, and under which configuration. A registration is processed
 * just before the record of the first event under it; one without any event, once the next one's
 * turn has come. A configuration that comes back later under the same addition of the camera is not
 * distinguished from the first time.
 */
final class SoundReplay {
  private final String cameraId;
  private final UnaryOperator<CameraRegistration> reconfigure;
  private final Consumer<OutgoingMessages.ToTopic> output;
  private final MicrophoneReducer reducer = new MicrophoneReducer();
  private final Deque<CameraRegistration> registrations = new ArrayDeque<>();

  /** Records received before the first event, by the camera's epoch and configuration. */
  private final Map<String, Long> receivedBefore = new HashMap<>();

  private MicrophoneState state = MicrophoneState.getDefaultInstance();

  SoundReplay(
      String cameraId,
      UnaryOperator<CameraRegistration> reconfigure,
      Consumer<OutgoingMessages.ToTopic> output) {
    this.cameraId = cameraId;
    this.reconfigure = reconfigure;
    this.output = output;
  }

  void addRegistration(CameraRegistration registration) {
    registrations.add(registration);
  }

  void addCommitted(SoundEvent event) {
    long before = Math.max(0, event.getLedger().getReceived() - 1);
    receivedBefore.putIfAbsent(key(event.getCameraEpoch(), event.getConfigurationHash()), before);
  }

  /** Replays a record of the topic of sound. */
  void play(ConsumerRecord<String, byte[]> entry) {
    register(false);
    Origin origin = ReplayRunner.origin(entry);
    Sound sound;
    try {
      sound = Sound.parseFrom(entry.value()).toBuilder().setOrigin(origin).build();
    } catch (InvalidProtocolBufferException e) {
      RejectionReason reason =
          new RejectionReason("message_undecodable", String.valueOf(e.getMessage()));
      goOn(reducer.onUnusable(cameraId, state, origin, reason, entry.serializedValueSize()));
      return;
    }
    goOn(reducer.onSound(cameraId, state, sound));
  }

  /** Processes the registrations after the last record. */
  void finish() {
    register(true);
  }

  /** The sequence of the latest event. */
  long eventSequence() {
    return state.getEventSequence();
  }

  /** The sequence of the latest alert. */
  long alertSequence() {
    return state.getAlerts().getSequence();
  }

  /** Whether a stream of sound is still open, according to the recording. */
  boolean isLive() {
    return state.getStream().getStreamId() != 0 && !state.getStream().getEnded();
  }

  private void register(boolean all) {
    while (!registrations.isEmpty() && (all || isDue())) {
      CameraRegistration next = registrations.remove();
      goOn(reducer.onRegistration(cameraId, state, reconfigure.apply(next)));
    }
  }

  /** Whether the first registration waiting, or one behind it, has an event by the next record. */
  private boolean isDue() {
    if (!state.getRegistered()) {
      return true;
    }
    int epoch = state.getEpoch();
    boolean registered = true;
    for (CameraRegistration next : registrations) {
      epoch += registered || next.getRemoved() ? 0 : 1;
      registered = !next.getRemoved();
      Long before = receivedBefore.get(key(epoch, ConfigurationHash.of(next)));
      if (registered && before != null && before <= state.getLedger().getReceived()) {
        return true;
      }
    }
    return false;
  }

  private static String key(int epoch, String configurationHash) {
    return epoch + " " + configurationHash;
  }

  private void goOn(MicrophoneStep step) {
    state = step.state();
    for (OutgoingMessages message : step.outgoing()) {
      if (message instanceof OutgoingMessages.ToTopic record) {
        output.accept(record);
      }
    }
  }
}
