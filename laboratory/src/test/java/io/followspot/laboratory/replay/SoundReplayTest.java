package io.followspot.laboratory.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.followspot.functions.OutgoingMessages;
import io.followspot.functions.microphone.MicrophoneReducer;
import io.followspot.functions.microphone.MicrophoneStep;
import io.followspot.functions.state.MicrophoneState;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.Sound;
import io.followspot.protos.v1.SoundEvent;
import io.followspot.protos.v1.SoundFormat;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** A recording of a microphone whose camera is changed, removed and added again meanwhile. */
class SoundReplayTest {
  private static final String CAMERA = "lobby";
  private static final long BEGAN_US = 1_700_000_000_000_000L;
  private static final int SAMPLES = 1_600;

  private final List<CameraRegistration> registrations = new ArrayList<>();
  private final List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
  private final List<LoggedEvent> committed = new ArrayList<>();
  private final MicrophoneReducer reducer = new MicrophoneReducer();
  private MicrophoneState state = MicrophoneState.getDefaultInstance();

  @Test
  void changesWithinTheSound_areAppliedWhereTheyWere() {
    register(registration(50).build());
    send(0, 120);
    register(registration(15).build());
    send(120, 240);
    register(CameraRegistration.newBuilder().setCameraId(CAMERA).setRemoved(true).build());
    register(registration(50).build());
    send(240, 360);

    List<LoggedEvent> replayed = replay(records);

    assertThat(committed).hasSizeGreaterThan(5).allMatch(LoggedEvent::ledgerAddsUp);
    assertThat(Comparison.of(replayed, committed).differences()).isEmpty();
  }

  @Test
  void recordThatIsMissing_isFound() {
    register(registration(50).build());
    send(0, 240);

    List<LoggedEvent> replayed = replay(records.subList(0, 230));

    assertThat(Comparison.of(replayed, committed).differences()).isNotEmpty();
  }

  private List<LoggedEvent> replay(List<ConsumerRecord<String, byte[]>> sound) {
    List<LoggedEvent> replayed = new ArrayList<>();
    SoundReplay replay =
        new SoundReplay(
            CAMERA, it -> it, output -> LoggedEvent.of(output).ifPresent(replayed::add));
    registrations.forEach(replay::addRegistration);
    committed.forEach(event -> replay.addCommitted((SoundEvent) event.message()));
    sound.forEach(replay::play);
    replay.finish();
    return replayed;
  }

  private static CameraRegistration.Builder registration(double loudDb) {
    CameraRegistration.Builder registration = CameraRegistration.newBuilder().setCameraId(CAMERA);
    registration.getSoundBuilder().setLoudDb((float) loudDb);
    return registration;
  }

  private void register(CameraRegistration registration) {
    registrations.add(registration);
    goOn(reducer.onRegistration(CAMERA, state, registration));
  }

  private void send(int from, int to) {
    for (int i = from; i < to; i++) {
      ConsumerRecord<String, byte[]> entry =
          new ConsumerRecord<>(Topics.SOUND, 0, i, CAMERA, record(i).toByteArray());
      records.add(entry);
      goOn(
          reducer.onSound(
              CAMERA, state, record(i).toBuilder().setOrigin(ReplayRunner.origin(entry)).build()));
    }
  }

  private void goOn(MicrophoneStep step) {
    state = step.state();
    for (OutgoingMessages message : step.outgoing()) {
      if (message instanceof OutgoingMessages.ToTopic record) {
        LoggedEvent.of(record).ifPresent(committed::add);
      }
    }
  }

  /** A quiet hum with a loud second in every four. */
  private static Sound record(int sequence) {
    ByteBuffer pcm = ByteBuffer.allocate(2 * SAMPLES).order(ByteOrder.LITTLE_ENDIAN);
    double level = sequence % 40 < 30 ? 100 : 9_000;
    for (int i = 0; i < SAMPLES; i++) {
      pcm.putShort((short) (level * Math.sin(0.3 * (sequence * SAMPLES + i))));
    }
    return Sound.newBuilder()
        .setCameraId(CAMERA)
        .setStreamId(BEGAN_US)
        .setSequence(sequence)
        .setCapturedAtUs(BEGAN_US + sequence * 100_000L)
        .setFormat(SoundFormat.SOUND_FORMAT_PCM16)
        .setRateHz(16_000)
        .setNear(ByteString.copyFrom(pcm.array()))
        .build();
  }
}
