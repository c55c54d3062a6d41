package io.followspot.gateway.sound;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.ByteString;
import io.followspot.gateway.GatewayFixture;
import io.followspot.protos.v1.ProcessedSound;
import io.followspot.protos.v1.Sound;
import io.followspot.protos.v1.SoundEvent;
import io.followspot.protos.v1.SoundEventType;
import io.followspot.protos.v1.SoundFormat;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SoundRoutesTest {
  /** 160 samples as a FLAC stream. */
  private static final String SILENCE =
      """
      ZkxhQwAAACIEgASAAAAMAAAMA+gA8AAAAKAE28ZtjkVZdpuzipLNb32dhAAADgYAAABmZm1wZWcAAAAA//hlCACf
      IQAAAGkt
      """;

  /** 2026-07-01T12:00:00Z. */
  private static final long NOON_US = 1_782_907_200_000_000L;

  private static GatewayFixture gateway;

  @BeforeAll
  static void serve(@TempDir Path directory) {
    gateway = new GatewayFixture(directory);
    for (int i = 0; i < 10; i++) {
      // The fourth is missing.
      if (i != 3) {
        gateway.recording.cleanedSound.add(
            ProcessedSound.newBuilder()
                .setCameraId("door")
                .setCapturedAtUs(NOON_US + i * 100_000L)
                .setRateHz(16_000)
                .setPcm16(pcm(i + 1))
                .build());
      }
      gateway.recording.sound.add(
          Sound.newBuilder()
              .setCameraId("door")
              .setCapturedAtUs(NOON_US + i * 100_000L)
              .setRateHz(16_000)
              .setFormat(SoundFormat.SOUND_FORMAT_PCM16)
              .setNear(pcm(100 + i))
              .setFar(pcm(200 + i))
              .build());
    }
    gateway.recording.soundEvents.add(
        SoundEvent.newBuilder()
            .setEventId("door.sound.1")
            .setCameraId("door")
            .setCameraEpoch(1)
            .setSequence(1)
            .setType(SoundEventType.SOUND_EVENT_TYPE_SPEECH_ENDED)
            .setOccurredAtUs(NOON_US)
            .setDurationUs(1_500_000)
            .build());
  }

  @AfterAll
  static void close() {
    gateway.close();
  }

  @Test
  void sound_isPutTogetherAtItsTimes_withSilenceInGaps() {
    short[] samples = samples("?from=2026-07-01T12:00:00.050Z&to=2026-07-01T12:00:00.650Z");

    assertThat(samples).hasSize(9_600);
    assertThat(samples[0]).isEqualTo((short) 1);
    assertThat(samples[799]).isEqualTo((short) 1);
    assertThat(samples[800]).isEqualTo((short) 2);
    assertThat(Arrays.copyOfRange(samples, 4_000, 5_600)).containsOnly(0);
    assertThat(samples[5_600]).isEqualTo((short) 5);
    assertThat(samples[9_599]).isEqualTo((short) 7);
  }

  @Test
  void source_choosesMicrophoneAndLoudspeaker() {
    String range = "?from=2026-07-01T12:00:00Z&to=2026-07-01T12:00:01Z&source=";

    assertThat(samples(range + "microphone")[0]).isEqualTo((short) 100);
    assertThat(samples(range + "loudspeaker")[0]).isEqualTo((short) 200);
    assertThat(gateway.get("/v1/cameras/door/sound" + range + "street").status()).isEqualTo(400);
  }

  @Test
  void flac_isDecoded_andARecordThatIsNone_isLeftOut() {
    gateway.recording.sound.add(flac("hall", 0, Base64.getMimeDecoder().decode(SILENCE)));
    gateway.recording.sound.add(flac("hall", 10_000, new byte[] {1, 2, 3}));
    gateway.recording.sound.add(flac("hall", 20_000, Base64.getMimeDecoder().decode(SILENCE)));

    byte[] wav =
        gateway
            .get(
                "/v1/cameras/hall/sound?source=microphone"
                    + "&from=2026-07-01T12:00:00Z&to=2026-07-01T12:00:01Z")
            .body();

    assertThat(wav).hasSize(44 + 2 * 480);
  }

  private static Sound flac(String cameraId, long offsetUs, byte[] stream) {
    return Sound.newBuilder()
        .setCameraId(cameraId)
        .setCapturedAtUs(NOON_US + offsetUs)
        .setRateHz(16_000)
        .setFormat(SoundFormat.SOUND_FORMAT_FLAC)
        .setNear(ByteString.copyFrom(stream))
        .build();
  }

  @Test
  void sound_ofACameraWithout_isNotFound_andSaysWhy() {
    assertThat(gateway.get("/v1/cameras/lobby/sound").status()).isEqualTo(404);
    assertThat(gateway.get("/v1/cameras/lobby/sound").text()).contains("sound.processed_sound");
  }

  @Test
  void events_areThoseOfTheMicrophone() {
    JsonNode events = gateway.get("/v1/cameras/door/sound/events").json().path("events");

    assertThat(events).hasSize(1);
    assertThat(events.at("/0/event_id").asText()).isEqualTo("door.sound.1");
    assertThat(events.at("/0/type").asText()).isEqualTo("speech_ended");
    assertThat(events.at("/0/duration_us").asLong()).isEqualTo(1_500_000);
  }

  private static short[] samples(String query) {
    byte[] wav = gateway.get("/v1/cameras/door/sound" + query).body();
    assertThat(new String(wav, 0, 4, StandardCharsets.US_ASCII)).isEqualTo("RIFF");
    ByteBuffer bytes = ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(bytes.getInt(24)).isEqualTo(16_000);
    assertThat(bytes.getInt(40)).isEqualTo(wav.length - 44);
    short[] samples = new short[(wav.length - 44) / 2];
    bytes.position(44);
    bytes.asShortBuffer().get(samples);
    return samples;
  }

  private static ByteString pcm(int value) {
    ByteBuffer out = ByteBuffer.allocate(3_200).order(ByteOrder.LITTLE_ENDIAN);
    while (out.hasRemaining()) {
      out.putShort((short) value);
    }
    return ByteString.copyFrom(out.array());
  }
}
