package io.followspot.checks.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.followspot.checks.system.RunningSystem;
import io.followspot.cli.FollowspotMain;
import io.followspot.kafka.KafkaConnection;
import io.followspot.launcher.LocalSystem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.StreamSupport;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A microphone and its loudspeaker through Kafka, Flink and the gateway. */
@ExtendWith(RunningSystem.class)
class SoundIT {
  private static final int RATE_HZ = 16_000;
  private static final int SECONDS = 14;
  private static final int RECORDS = SECONDS * 10;
  private static final int WAV_HEADER_BYTES = 44;

  @Test
  void publishedSound_comesBackWithoutEcho_andIsReportedOnce(
      LocalSystem system, KafkaConnection kafka, @TempDir Path directory) throws Exception {
    // The visitor speaks from 8 to 11 s, when the loudspeaker is silent.
    double[] far = voice(0, 7, 140);
    double[] near = voice(8, 11, 210);
    double[] microphone = new double[near.length];
    Random noise = new Random(5);
    for (int i = 0; i < near.length; i++) {
      double echo = (i < 480 ? 0 : 0.5 * far[i - 480]) + (i < 900 ? 0 : 0.2 * far[i - 900]);
      microphone[i] = near[i] + echo + 0.0005 * noise.nextGaussian();
    }
    write(directory.resolve("mic.wav"), microphone);
    write(directory.resolve("far.wav"), far);

    StringWriter said = new StringWriter();
    int exitCode =
        FollowspotMain.commandLine()
            .setOut(new PrintWriter(said))
            .setErr(new PrintWriter(said))
            .execute(
                "publish",
                "--camera",
                "door",
                "--bootstrap-server",
                kafka.bootstrapServers(),
                "--sound-only",
                directory.resolve("mic.wav").toString(),
                "--far",
                directory.resolve("far.wav").toString(),
                "--sound-format",
                "flac");
    assertThat(exitCode).as(said.toString()).isZero();

    Http http = new Http(system);
    JsonNode events =
        http.await("/v1/cameras/door/sound/events", it -> typesOf(it).contains("stream_ended"));
    assertThat(typesOf(events))
        .containsOnlyOnce("stream_started", "speech_began", "speech_ended", "stream_ended");
    JsonNode ledger = events.at("/events").get(events.at("/events").size() - 1).path("ledger");
    assertThat(ledger.path("processed").asInt()).isGreaterThanOrEqualTo(RECORDS);
    assertThat(ledger.path("missing").asInt()).isZero();

    double[] cleaned = read(http.get("/v1/cameras/door/sound").body());
    double[] raw = read(http.get("/v1/cameras/door/sound?source=microphone").body());
    assertThat(cleaned).hasSameSizeAs(raw);
    assertThat(levelDb(raw, 3, 7) - levelDb(cleaned, 3, 7))
        .as("echo removed, dB")
        .isGreaterThan(30);
    assertThat(levelDb(raw, 8, 11) - levelDb(cleaned, 8, 11)).as("voice lost, dB").isLessThan(1.5);
  }

  private static List<String> typesOf(JsonNode events) {
    return StreamSupport.stream(events.path("events").spliterator(), false)
        .map(it -> it.path("type").asText())
        .toList();
  }

  /** Harmonics of a wavering pitch in syllables, between two seconds; silence elsewhere. */
  private static double[] voice(double fromS, double toS, double pitchHz) {
    double[] voice = new double[SECONDS * RATE_HZ];
    double phase = 0;
    for (int i = (int) (fromS * RATE_HZ); i < toS * RATE_HZ; i++) {
      double t = i / (double) RATE_HZ;
      phase += pitchHz * (1 + 0.1 * Math.sin(2 * Math.PI * 0.7 * t)) / RATE_HZ;
      double syllables = 0.075 * (1 + Math.sin(2 * Math.PI * 3.1 * t));
      for (int k = 1; k < 12; k++) {
        voice[i] += syllables * Math.sin(2 * Math.PI * k * phase) / k;
      }
    }
    return voice;
  }

  private static void write(Path file, double[] samples) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
    for (double sample : samples) {
      bytes.putShort((short) Math.max(-32_768, Math.min(32_767, Math.round(32_767 * sample))));
    }
    AudioFormat format = new AudioFormat(RATE_HZ, 16, 1, true, false);
    try (AudioInputStream sound =
        new AudioInputStream(new ByteArrayInputStream(bytes.array()), format, samples.length)) {
      AudioSystem.write(sound, AudioFileFormat.Type.WAVE, file.toFile());
    }
  }

  private static double[] read(byte[] wav) {
    ByteBuffer bytes = ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN);
    bytes.position(WAV_HEADER_BYTES);
    double[] samples = new double[bytes.remaining() / 2];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = bytes.getShort() / 32_768.0;
    }
    return samples;
  }

  private static double levelDb(double[] samples, double fromS, double toS) {
    double power = 0;
    int from = (int) (fromS * RATE_HZ);
    int to = (int) (toS * RATE_HZ);
    for (int i = from; i < to; i++) {
      power += samples[i] * samples[i];
    }
    return 10 * Math.log10(power / (to - from) + 1e-12);
  }
}
