package io.followspot.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.followspot.functions.camera.VisionCache;
import io.followspot.functions.microphone.MicrophoneReducer;
import io.followspot.functions.state.MicrophoneState;
import io.followspot.protos.v1.AlertEvent;
import io.followspot.protos.v1.AlertKind;
import io.followspot.protos.v1.AlertSeverity;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.Ledger;
import io.followspot.protos.v1.ProcessedSound;
import io.followspot.protos.v1.Rejection;
import io.followspot.protos.v1.Sound;
import io.followspot.protos.v1.SoundEvent;
import io.followspot.protos.v1.SoundEventType;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MicrophoneFnTest {
  private static final float[] NOTHING = {};

  @Test
  void talkWithEcho_isCleaned_andToldOnce() throws InvalidProtocolBufferException {
    float[] far = SoundScene.voice(8, 0.5, 7.5, 101);
    float[] near = SoundScene.voice(8, 4.5, 6.0, 140);
    float[] microphone = SoundScene.microphone(near, far);
    FlinkStandIn flink = registered(b -> b.getSoundBuilder().setProcessedSound("on").setLoudDb(50));

    send(flink, SoundScene.records(microphone, far, 800));
    send(flink, List.of(end(160)));

    float[] cleaned = join(flink.processedSound());
    assertThat(cleaned.length).isEqualTo(microphone.length);
    assertThat(level(microphone, 3, 4.2) - level(cleaned, 3, 4.2)).isGreaterThan(25);
    assertThat(level(near, 5, 5.8) - level(cleaned, 5, 5.8)).isCloseTo(0, within(3.0));
    assertThat(types(flink))
        .containsExactly(
            SoundEventType.SOUND_EVENT_TYPE_STREAM_STARTED,
            SoundEventType.SOUND_EVENT_TYPE_SPEECH_BEGAN,
            SoundEventType.SOUND_EVENT_TYPE_SPEECH_ENDED,
            SoundEventType.SOUND_EVENT_TYPE_STREAM_ENDED);
    SoundEvent began = flink.soundEvents().get(1);
    assertThat((began.getOccurredAtUs() - SoundScene.BEGAN_US) / 1e6).isCloseTo(4.5, within(0.2));
    assertThat(flink.soundEvents().get(2).getDurationUs() / 1e6).isCloseTo(1.5, within(0.3));
    assertThat(flink.soundEvents())
        .extracting(SoundEvent::getEventId)
        .containsExactly("lobby.sound.1", "lobby.sound.2", "lobby.sound.3", "lobby.sound.4");
    assertThat(flink.largestState("microphone")).isBetween(1, MicrophoneReducer.MAX_STATE_BYTES);
  }

  @Test
  void stateOfARunningMicrophone_staysWithinItsBudget() {
    float[] far = SoundScene.voice(2, 0, 2, 101);
    FlinkStandIn flink = registered(b -> b.getSoundBuilder().setNoiseReductionDb(12));

    send(flink, SoundScene.records(SoundScene.microphone(far, far), far, 1_600));

    assertThat(flink.largestState("microphone"))
        .isBetween(200_000, MicrophoneReducer.MAX_STATE_BYTES);
  }

  @Test
  void restoredInBetween_andInOtherBatches_givesTheSameBytes() {
    float[] far = SoundScene.voice(2, 0, 2, 101);
    float[] near = SoundScene.voice(2, 0.5, 1.5, 140);
    List<Sound> records = SoundScene.records(SoundScene.microphone(near, far), far, 320);
    FlinkStandIn whole = registered(b -> b.getSoundBuilder().setProcessedSound("on"));
    send(whole, records);
    FlinkStandIn first = registered(b -> b.getSoundBuilder().setProcessedSound("on"));
    send(first, records.subList(0, 61));
    FlinkStandIn second = standIn();
    second.restore(first.states());
    second.sendBatch(
        "microphone", "lobby", records.subList(61, 80).stream().map(FlinkStandIn::typed).toList());
    // Input processed after the checkpoint is repeated.
    FlinkStandIn third = standIn();
    third.restore(second.states());
    send(third, records.subList(80, records.size()));

    List<FlinkStandIn.Sent> parts = new ArrayList<>(first.sent());
    parts.addAll(second.sent());
    parts.addAll(third.sent());
    assertThat(parts).hasSameSizeAs(whole.sent());
    for (int i = 0; i < parts.size(); i++) {
      assertThat(parts.get(i).topic()).isEqualTo(whole.sent().get(i).topic());
      assertThat(parts.get(i).value()).isEqualTo(whole.sent().get(i).value());
    }
    assertThat(third.state("microphone", "lobby")).isEqualTo(whole.state("microphone", "lobby"));
  }

  @Test
  void withoutLoudspeaker_soundPassesUnchanged_andSaysSo() {
    float[] near = SoundScene.microphone(SoundScene.voice(2, 0.5, 1.5, 140), new float[32_000]);
    List<Sound> records = SoundScene.records(near, NOTHING, 800);
    FlinkStandIn flink = registered(b -> b.getSoundBuilder().setProcessedSound("on"));

    send(flink, records);
    send(flink, List.of(end(40)));

    ByteArrayOutputStream sent = new ByteArrayOutputStream();
    records.forEach(record -> sent.writeBytes(record.getNear().toByteArray()));
    ByteArrayOutputStream received = new ByteArrayOutputStream();
    flink.processedSound().forEach(it -> received.writeBytes(it.getPcm16().toByteArray()));
    assertThat(received.toByteArray()).isEqualTo(sent.toByteArray());
    assertThat(flink.processedSound()).allSatisfy(it -> assertThat(it.getUnchanged()).isTrue());
    assertThat(flink.soundEvents().get(0).getMessage()).contains("passes unchanged");
  }

  @Test
  void everyRecord_isAccountedFor() {
    List<Sound> records = SoundScene.records(new float[32_000], new float[32_000], 800);
    FlinkStandIn flink = registered(b -> {});

    send(flink, records.subList(0, 10));
    send(flink, records.subList(5, 7)); // duplicates
    send(flink, records.subList(12, 20)); // two are missing
    send(flink, records.subList(10, 11)); // late
    send(flink, List.of(records.get(20).toBuilder().setRateHz(8_000).build()));
    send(flink, List.of(records.get(21).toBuilder().clearFormat().build()));
    send(flink, List.of(records.get(22).toBuilder().setNear(ByteString.EMPTY).build()));
    send(flink, List.of(records.get(23).toBuilder().setNear(odd(records.get(23))).build()));
    send(flink, List.of(records.get(24).toBuilder().setFar(odd(records.get(24))).build()));
    send(flink, List.of(records.get(25).toBuilder().setCapturedAtUs(-1).build()));
    flink.send("microphone", "lobby", FlinkStandIn.typed("followspot.v1/Sound", new byte[] {1, 2}));
    send(flink, List.of(end(30)));
    send(flink, List.of(records.get(31)));

    Ledger ledger = state(flink).getLedger();
    long rejected = ledger.getRejectedMap().values().stream().mapToLong(Long::longValue).sum();
    assertThat(ledger.getReceived())
        .isEqualTo(ledger.getProcessed() + ledger.getDuplicate() + ledger.getLate() + rejected);
    assertThat(ledger.getProcessed()).isEqualTo(19);
    assertThat(ledger.getDuplicate()).isEqualTo(2);
    assertThat(ledger.getLate()).isEqualTo(1);
    assertThat(ledger.getRejectedMap())
        .containsOnlyKeys(
            "sound_rate_unsupported",
            "sound_format_unknown",
            "sound_length_out_of_range",
            "sound_not_pcm16",
            "captured_at_out_of_range",
            "message_undecodable",
            "stream_ended");
    assertThat(flink.rejections()).hasSize((int) rejected);
    assertThat(flink.rejections()).extracting(Rejection::getTopic).containsOnly("followspot.sound");
  }

  @Test
  void spoiledRecords_doNotStopIt() {
    List<Sound> records = SoundScene.records(new float[16_000], NOTHING, 160);
    FlinkStandIn flink = registered(b -> {});
    send(flink, records.subList(0, 10));
    java.util.Random random = new java.util.Random(3);
    for (int i = 0; i < 300; i++) {
      byte[] bytes = records.get(50).toByteArray();
      for (int n = 0; n < 4; n++) {
        bytes[random.nextInt(60)] = (byte) random.nextInt();
      }
      flink.send("microphone", "lobby", FlinkStandIn.typed("followspot.v1/Sound", bytes));
    }
    Ledger ledger = state(flink).getLedger();
    long rejected = ledger.getRejectedMap().values().stream().mapToLong(Long::longValue).sum();
    assertThat(ledger.getReceived()).isEqualTo(310);
    assertThat(ledger.getReceived())
        .isEqualTo(ledger.getProcessed() + ledger.getDuplicate() + ledger.getLate() + rejected);
    assertThat(ledger.getRejectedMap()).doesNotContainKey("internal_error");
  }

  @Test
  void gap_leavesLaterSoundAtItsTime() {
    float[] near = SoundScene.microphone(SoundScene.voice(3, 0, 3, 140), new float[48_000]);
    List<Sound> records = new ArrayList<>(SoundScene.records(near, NOTHING, 800));
    records.subList(20, 30).clear();
    FlinkStandIn flink = registered(b -> b.getSoundBuilder().setProcessedSound("on"));

    send(flink, records);
    send(flink, List.of(end(60)));

    float[] out = new float[near.length];
    boolean[] known = new boolean[near.length];
    for (ProcessedSound it : flink.processedSound()) {
      int at = (int) ((it.getCapturedAtUs() - SoundScene.BEGAN_US) * 16 / 1_000);
      float[] part = samples(it);
      System.arraycopy(part, 0, out, at, part.length);
      Arrays.fill(known, at, at + part.length, true);
    }
    for (int i = 0; i < near.length; i++) {
      assertThat(known[i]).as("sample %d", i).isEqualTo(i < 16_000 || i >= 24_000);
      if (known[i]) {
        assertThat(out[i]).isCloseTo(near[i], within(0.001f));
      }
    }
  }

  @Test
  void lostSignals_areToldWhenLostAndWhenFound() {
    float[] far = SoundScene.voice(8, 0, 8, 101);
    float[] near = SoundScene.microphone(new float[8 * 16_000], far);
    Arrays.fill(near, 32_000, 80_000, 0.25f);
    List<Sound> records = new ArrayList<>(SoundScene.records(near, far, 1_600));
    for (int i = 30; i < 60; i++) {
      records.set(i, records.get(i).toBuilder().clearFar().build());
    }
    FlinkStandIn flink = registered(b -> {});

    send(flink, records);

    assertThat(types(flink))
        .containsSubsequence(
            SoundEventType.SOUND_EVENT_TYPE_MICROPHONE_LOST,
            SoundEventType.SOUND_EVENT_TYPE_LOUDSPEAKER_LOST,
            SoundEventType.SOUND_EVENT_TYPE_MICROPHONE_FOUND,
            SoundEventType.SOUND_EVENT_TYPE_LOUDSPEAKER_FOUND)
        .doesNotHaveDuplicates();
  }

  @Test
  void loudSound_alertsByItsRule_onceWithinTheCoolDown() {
    float[] near = hum(10);
    for (int bang : List.of(5, 7)) {
      for (int i = 0; i < 3_200; i++) {
        near[bang * SoundScene.RATE + i] *= 60;
      }
    }
    FlinkStandIn flink =
        registered(
            b ->
                b.addAlertRulesBuilder()
                    .setRuleId("bang")
                    .setKind(AlertKind.ALERT_KIND_LOUD_SOUND)
                    .setSeverity(AlertSeverity.ALERT_SEVERITY_CRITICAL));

    send(flink, SoundScene.records(near, NOTHING, 800));

    List<SoundEvent> loud =
        flink.soundEvents().stream()
            .filter(it -> it.getType() == SoundEventType.SOUND_EVENT_TYPE_LOUD_SOUND)
            .toList();
    assertThat(loud).hasSize(2);
    assertThat(flink.alerts()).hasSize(1);
    AlertEvent alert = flink.alerts().get(0);
    assertThat(alert.getAlertId()).isEqualTo("lobby.sound-alert.1");
    assertThat(alert.getSeverity()).isEqualTo(AlertSeverity.ALERT_SEVERITY_CRITICAL);
    assertThat(alert.getEventId()).isEqualTo(loud.get(0).getEventId());
    assertThat(alert.getAtUs()).isEqualTo(loud.get(0).getOccurredAtUs());
    assertThat(alert.getText()).matches("loud sound, \\d+ dB above the background");
  }

  @Test
  void noRecordUsable_isDegradedWithTheReason_andRestored() {
    List<Sound> records = SoundScene.records(hum(3), NOTHING, 800);
    FlinkStandIn flink = registered(b -> {});
    send(flink, records.subList(0, 5));
    for (int i = 5; i < 30; i++) {
      send(flink, List.of(records.get(i).toBuilder().setRateHz(44_100).build()));
    }
    send(flink, records.subList(30, 32));

    assertThat(types(flink))
        .containsExactly(
            SoundEventType.SOUND_EVENT_TYPE_STREAM_STARTED,
            SoundEventType.SOUND_EVENT_TYPE_DEGRADED,
            SoundEventType.SOUND_EVENT_TYPE_DEGRADED,
            SoundEventType.SOUND_EVENT_TYPE_RESTORED);
    assertThat(flink.soundEvents().get(2).getTrouble())
        .contains("none of the last 20 records")
        .contains("44100");
    assertThat(flink.soundEvents().get(3).getTrouble()).isEmpty();
  }

  @Test
  void overdrivenMicrophone_isDegraded_untilItsGainIsLowered() {
    float[] near = hum(8);
    for (int i = 16_000; i < 80_000; i++) {
      near[i] = Math.max(-1, Math.min(1, 100 * near[i]));
    }
    FlinkStandIn flink = registered(b -> {});

    send(flink, SoundScene.records(near, NOTHING, 1_600));

    assertThat(troubles(flink)).hasSize(2);
    assertThat(troubles(flink).get(0)).contains("clips");
    assertThat(troubles(flink).get(1)).isEmpty();
  }

  @Test
  void silentMicrophone_isDegradedAfterTenSeconds() {
    float[] near = hum(12);
    for (int i = 0; i < near.length; i++) {
      near[i] = i % 7 == 0 ? 1 / 32_767f : 0;
    }
    FlinkStandIn flink = registered(b -> {});

    send(flink, SoundScene.records(near, NOTHING, 1_600));

    assertThat(troubles(flink)).hasSize(1);
    assertThat(troubles(flink).get(0)).contains("silent");
  }

  @Test
  void lostMicrophone_isDegraded_andItsStreamsEndEndsThat() {
    FlinkStandIn flink = registered(b -> {});

    send(flink, SoundScene.records(new float[48_000], NOTHING, 1_600));
    send(flink, List.of(end(30)));

    assertThat(troubles(flink)).hasSize(2);
    assertThat(troubles(flink).get(0)).contains("lost");
    assertThat(types(flink))
        .endsWith(
            SoundEventType.SOUND_EVENT_TYPE_RESTORED, SoundEventType.SOUND_EVENT_TYPE_STREAM_ENDED);
  }

  @Test
  void streamThatStartsLate_isTakenFromThere_andWhatIsMissingIsCounted() {
    List<Sound> records = SoundScene.records(hum(2), NOTHING, 800);
    FlinkStandIn flink = registered(b -> {});

    send(flink, records.subList(15, 40));

    Ledger ledger = state(flink).getLedger();
    assertThat(ledger.getProcessed()).isEqualTo(25);
    assertThat(ledger.getMissing()).isEqualTo(15);
    assertThat(flink.soundEvents().get(0).getRecord().getSequence()).isEqualTo(15);
  }

  private static List<String> troubles(FlinkStandIn flink) {
    return flink.soundEvents().stream()
        .filter(
            it ->
                it.getType() == SoundEventType.SOUND_EVENT_TYPE_DEGRADED
                    || it.getType() == SoundEventType.SOUND_EVENT_TYPE_RESTORED)
        .map(SoundEvent::getTrouble)
        .toList();
  }

  private static float[] hum(int seconds) {
    float[] hum = new float[seconds * 16_000];
    for (int i = 0; i < hum.length; i++) {
      hum[i] = (float) (0.02 * Math.sin(2 * Math.PI * 50 * i / 16_000));
    }
    return hum;
  }

  @Test
  void unregistered_isRejected_andLeavesNothingBehind() {
    FlinkStandIn flink = standIn();

    send(flink, SoundScene.records(new float[800], NOTHING, 800));

    assertThat(flink.rejections())
        .extracting(Rejection::getReason)
        .containsExactly("camera_not_registered");
    assertThat(flink.state("microphone", "lobby")).isEmpty();
  }

  @Test
  void newStream_removal_andReset_endTheStreamOnce() {
    List<Sound> records = SoundScene.records(new float[16_000], NOTHING, 800);
    FlinkStandIn flink = registered(b -> {});
    send(flink, records.subList(0, 3));
    send(
        flink,
        List.of(
            records.get(0).toBuilder()
                .setStreamId(SoundScene.BEGAN_US + 5_000_000)
                .setCapturedAtUs(SoundScene.BEGAN_US + 5_000_000)
                .build()));
    register(flink, b -> b.setRegisteredAtUs(7).setStreamResetAtUs(9));
    send(flink, records.subList(0, 1));
    register(flink, b -> b.setRemoved(true));
    send(flink, records.subList(1, 2));

    assertThat(types(flink))
        .containsExactly(
            SoundEventType.SOUND_EVENT_TYPE_STREAM_STARTED,
            SoundEventType.SOUND_EVENT_TYPE_STREAM_ENDED,
            SoundEventType.SOUND_EVENT_TYPE_STREAM_STARTED,
            SoundEventType.SOUND_EVENT_TYPE_STREAM_ENDED,
            SoundEventType.SOUND_EVENT_TYPE_STREAM_STARTED,
            SoundEventType.SOUND_EVENT_TYPE_STREAM_ENDED);
    assertThat(state(flink).getLedger().getRejectedMap()).containsKey("camera_not_registered");
  }

  private static FlinkStandIn standIn() {
    return new FlinkStandIn(FollowspotFunctions.handler(new VisionCache()));
  }

  private interface Change {
    void apply(CameraRegistration.Builder registration);
  }

  private static FlinkStandIn registered(Change change) {
    FlinkStandIn flink = standIn();
    register(flink, change);
    return flink;
  }

  private static void register(FlinkStandIn flink, Change change) {
    CameraRegistration.Builder registration = CameraRegistration.newBuilder().setCameraId("lobby");
    change.apply(registration);
    flink.send("microphone", "lobby", registration.build());
  }

  private static void send(FlinkStandIn flink, List<Sound> records) {
    records.forEach(record -> flink.send("microphone", "lobby", record));
  }

  private static Sound end(int sequence) {
    return Sound.newBuilder()
        .setCameraId("lobby")
        .setStreamId(SoundScene.BEGAN_US)
        .setSequence(sequence)
        .setCapturedAtUs(SoundScene.BEGAN_US + 9_000_000)
        .setEndOfStream(true)
        .build();
  }

  private static ByteString odd(Sound record) {
    return record.getNear().substring(1);
  }

  private static MicrophoneState state(FlinkStandIn flink) {
    try {
      return MicrophoneState.parseFrom(flink.state("microphone", "lobby"));
    } catch (InvalidProtocolBufferException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static List<SoundEventType> types(FlinkStandIn flink) {
    return flink.soundEvents().stream().map(SoundEvent::getType).toList();
  }

  private static float[] samples(ProcessedSound sound) {
    float[] out = new float[sound.getPcm16().size() / 2];
    for (int i = 0; i < out.length; i++) {
      int low = sound.getPcm16().byteAt(2 * i) & 0xff;
      out[i] = (short) (low | sound.getPcm16().byteAt(2 * i + 1) << 8) / 32768f;
    }
    return out;
  }

  private static float[] join(List<ProcessedSound> parts) {
    float[] all = new float[parts.stream().mapToInt(it -> it.getPcm16().size() / 2).sum()];
    int at = 0;
    for (ProcessedSound it : parts) {
      float[] part = samples(it);
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }

  private static double level(float[] sound, double from, double to) {
    return io.followspot.sound.echo.Decibels.level(
        Arrays.copyOfRange(sound, (int) (from * 16_000), (int) (to * 16_000)));
  }
}
