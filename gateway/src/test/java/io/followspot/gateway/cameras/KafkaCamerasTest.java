package io.followspot.gateway.cameras;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.MessageLite;
import io.followspot.kafka.CameraCondition;
import io.followspot.kafka.KafkaConnection;
import io.followspot.kafka.RegistrationPublisher;
import io.followspot.protos.Topics;
import io.followspot.protos.rules.ConfigurationHash;
import io.followspot.protos.v1.CameraEvent;
import io.followspot.protos.v1.CameraEventType;
import io.followspot.protos.v1.CameraHealth;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.FrameRef;
import io.followspot.protos.v1.SoundEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KafkaCamerasTest {
  private static final Duration CHECKPOINT_INTERVAL = Duration.ofSeconds(1);

  private final RegistrationPublisher registrar =
      new RegistrationPublisher(new KafkaConnection("127.0.0.1:1", Map.of()));
  private final KafkaCameras cameras = new KafkaCameras(registrar, CHECKPOINT_INTERVAL);

  @AfterEach
  void close() {
    registrar.close();
  }

  @Test
  void awaitStanding_endsWhenTheCameraAnswers() throws Exception {
    CameraRegistration registration = registration("A", 1);
    take(Topics.CAMERAS, registration);
    assertThat(cameras.awaitStatus("a", Duration.ofMillis(20)))
        .isEqualTo(RegistrationStatus.PENDING);

    CompletableFuture<Void> answer =
        CompletableFuture.runAsync(
            () ->
                take(
                    Topics.CAMERA_EVENTS,
                    event(1, CameraEventType.CAMERA_EVENT_TYPE_REGISTERED, registration)));

    assertThat(cameras.awaitStatus("a", Duration.ofMinutes(1)))
        .isEqualTo(RegistrationStatus.REGISTERED);
    answer.join();
  }

  @Test
  void all_afterARefusal_showWhatIsInForce() {
    CameraRegistration first = registration("A", 1);
    CameraRegistration second = registration("B", 2);
    take(Topics.CAMERAS, first);
    take(Topics.CAMERA_EVENTS, event(1, CameraEventType.CAMERA_EVENT_TYPE_REGISTERED, first));
    take(Topics.CAMERAS, second);
    take(Topics.CAMERA_EVENTS, refusal(2, first, second));

    assertThat(cameras.all()).containsExactly(first);
    assertThat(cameras.find("a")).contains(first);
    assertThat(cameras.status("a").word()).isEqualTo(RegistrationStatus.Word.REFUSED);
  }

  @Test
  void standing_isKnownFromHistoryToo() {
    CameraRegistration first = registration("A", 1);
    cameras.remember(event(7, CameraEventType.CAMERA_EVENT_TYPE_STREAM_STARTED, first));
    take(Topics.CAMERAS, first);

    assertThat(cameras.status("a")).isEqualTo(RegistrationStatus.REGISTERED);
  }

  @Test
  void condition_rememberedFromBeforeTheStart_isAsOldAsItsFrame() {
    Clock clock = Clock.fixed(Instant.ofEpochSecond(1_000), ZoneOffset.UTC);
    KafkaCameras restarted = new KafkaCameras(registrar, CHECKPOINT_INTERVAL, () -> 0, clock);
    restarted.remember(streaming(980));
    assertThat(restarted.condition("a").state()).isEqualTo(CameraCondition.State.OFFLINE);

    restarted.remember(streaming(995));
    assertThat(restarted.condition("a").state()).isEqualTo(CameraCondition.State.STREAMING);
  }

  @Test
  void condition_afterAnEventThatWasReadLate_isUnknownOnceItIsTooOld() {
    Clock clock = Clock.fixed(Instant.ofEpochSecond(1_000), ZoneOffset.UTC);
    AtomicLong nowS = new AtomicLong();
    KafkaCameras gateway =
        new KafkaCameras(registrar, CHECKPOINT_INTERVAL, () -> nowS.get() * 1_000_000_000L, clock);
    nowS.set(5);
    gateway.accept(ledger(1, 1_005));
    // Kafka was down for nine seconds.
    nowS.set(19);
    gateway.accept(ledger(2, 1_010));
    nowS.set(21);
    assertThat(gateway.condition("a").state()).isEqualTo(CameraCondition.State.STREAMING);

    nowS.set(23);
    assertThat(gateway.condition("a").state()).isEqualTo(CameraCondition.State.UNKNOWN);

    nowS.set(32);
    assertThat(gateway.condition("a").state()).isEqualTo(CameraCondition.State.OFFLINE);
  }

  private static ConsumerRecord<String, byte[]> ledger(long sequence, long writtenS) {
    byte[] event = streaming(writtenS).toBuilder().setSequence(sequence).build().toByteArray();
    return new ConsumerRecord<>(
        Topics.CAMERA_EVENTS,
        0,
        sequence,
        writtenS * 1_000,
        TimestampType.CREATE_TIME,
        1,
        event.length,
        "a",
        event,
        new RecordHeaders(),
        Optional.empty());
  }

  private static CameraEvent streaming(long capturedAtS) {
    return event(1, CameraEventType.CAMERA_EVENT_TYPE_LEDGER_REPORTED, registration("A", 1))
        .toBuilder()
        .setFrame(FrameRef.newBuilder().setCapturedAtUs(capturedAtS * 1_000_000))
        .build();
  }

  @Test
  void condition_soundOfNoUse_isDegradedUntilItIsRestored() {
    CameraRegistration first = registration("A", 1);
    take(Topics.CAMERAS, first);
    take(Topics.CAMERA_EVENTS, event(1, CameraEventType.CAMERA_EVENT_TYPE_REGISTERED, first));

    take(
        Topics.SOUND_EVENTS,
        SoundEvent.newBuilder().setTrouble("the microphone is lost").setTroubleSinceUs(7).build());

    assertThat(cameras.condition("a").state()).isEqualTo(CameraCondition.State.DEGRADED);
    assertThat(cameras.condition("a").message()).contains("the microphone is lost");
    assertThat(cameras.condition("a").sinceUs()).isEqualTo(7);

    take(Topics.SOUND_EVENTS, SoundEvent.getDefaultInstance());

    assertThat(cameras.condition("a").state()).isEqualTo(CameraCondition.State.REGISTERED);
  }

  private void take(String topic, MessageLite message) {
    cameras.accept(new ConsumerRecord<>(topic, 0, 0, "a", message.toByteArray()));
  }

  private static CameraRegistration registration(String name, long atUs) {
    return CameraRegistration.newBuilder()
        .setCameraId("a")
        .setName(name)
        .setRegisteredAtUs(atUs)
        .build();
  }

  private static CameraEvent refusal(
      long sequence, CameraRegistration inForce, CameraRegistration refused) {
    return event(sequence, CameraEventType.CAMERA_EVENT_TYPE_REFUSED, inForce).toBuilder()
        .setHealth(
            CameraHealth.newBuilder()
                .setRefusedBecause("why")
                .setRefusedAtUs(refused.getRegisteredAtUs()))
        .build();
  }

  private static CameraEvent event(
      long sequence, CameraEventType type, CameraRegistration inForce) {
    return CameraEvent.newBuilder()
        .setCameraId("a")
        .setSequence(sequence)
        .setType(type)
        .setConfigurationHash(ConfigurationHash.of(inForce))
        .build();
  }
}
