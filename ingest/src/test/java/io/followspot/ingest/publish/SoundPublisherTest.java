package io.followspot.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.followspot.ingest.source.SoundFixture;
import io.followspot.ingest.source.SoundSource;
import io.followspot.ingest.source.SourceException;
import io.followspot.ingest.source.SourceLocation;
import io.followspot.ingest.source.SourceOptions;
import io.followspot.protos.v1.Sound;
import io.followspot.protos.v1.SoundFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SoundPublisherTest {
  private static final long BEGAN_US = 1_700_000_000_000_000L;

  @TempDir private Path folder;

  private final MockProducer<String, byte[]> producer =
      new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());

  @Test
  void twoFiles_areResampled_numberedAndTimed() throws Exception {
    SoundSource near = open(SoundFixture.tones(folder.resolve("near.wav"), 44_100, 1, 1.05));
    SoundSource far = open(SoundFixture.tones(folder.resolve("far.wav"), 8_000, 1, 0.5));

    List<Sound> sent = publish(new SoundPublisher.Sources(near, Optional.of(far), false), 40_000);

    assertThat(sent).hasSize(12);
    for (int i = 0; i < 10; i++) {
      assertThat(sent.get(i).getSequence()).isEqualTo(i);
      assertThat(sent.get(i).getStreamId()).isEqualTo(7);
      assertThat(sent.get(i).getCapturedAtUs()).isEqualTo(BEGAN_US + 40_000 + i * 100_000L);
      assertThat(sent.get(i).getRateHz()).isEqualTo(16_000);
      assertThat(sent.get(i).getNear().size()).isEqualTo(3_200);
      assertThat(sent.get(i).getFar().size()).isEqualTo(3_200);
    }
    for (int i = 400; i < 1_200; i++) {
      double tone = 8_000 * SoundFixture.tone(1_600 + i, 16_000, 0);
      assertThat((double) sample(sent.get(1).getNear(), i)).isCloseTo(tone, within(200.0));
      assertThat((double) sample(sent.get(1).getFar(), i)).isCloseTo(tone, within(200.0));
      assertThat(sample(sent.get(8).getFar(), i)).isZero();
    }
    assertThat(sent.get(11).getEndOfStream()).isTrue();
    assertThat(sent.get(11).getNear().isEmpty()).isTrue();
    assertThat(producer.history().get(3).timestamp()).isEqualTo(BEGAN_US / 1_000 + 340);
  }

  @Test
  void secondChannel_isTheFarEnd_ifToldSo() throws Exception {
    Path file = SoundFixture.tones(folder.resolve("stereo.wav"), 16_000, 2, 0.3);

    Sound told = publish(new SoundPublisher.Sources(open(file), Optional.empty(), true), 0).get(1);
    producer.clear();
    Sound untold =
        publish(new SoundPublisher.Sources(open(file), Optional.empty(), false), 0).get(1);

    for (int i = 0; i < 1_600; i++) {
      double first = 8_000 * SoundFixture.tone(1_600 + i, 16_000, 0);
      double second = 8_000 * SoundFixture.tone(1_600 + i, 16_000, 1);
      assertThat((double) sample(told.getNear(), i)).isCloseTo(first, within(2.0));
      assertThat((double) sample(told.getFar(), i)).isCloseTo(second, within(2.0));
      assertThat((double) sample(untold.getNear(), i)).isCloseTo((first + second) / 2, within(2.0));
    }
    assertThat(untold.getFar().isEmpty()).isTrue();
  }

  @Test
  void flac_isSmaller_andHoldsTheSameSamples() throws Exception {
    Path file = SoundFixture.tones(folder.resolve("stereo.wav"), 16_000, 2, 0.255);

    List<Sound> pcm = publish(new SoundPublisher.Sources(open(file), Optional.empty(), true), 0);
    producer.clear();
    List<Sound> flac =
        publish(
            new SoundPublisher.Sources(open(file), Optional.empty(), true),
            0,
            SoundFormat.SOUND_FORMAT_FLAC);

    assertThat(flac).hasSize(4);
    for (int i = 0; i < 3; i++) {
      assertThat(flac.get(i).getFormat()).isEqualTo(SoundFormat.SOUND_FORMAT_FLAC);
      assertThat(decoded(flac.get(i).getNear())).isEqualTo(pcm.get(i).getNear());
      assertThat(decoded(flac.get(i).getFar())).isEqualTo(pcm.get(i).getFar());
      assertThat(flac.get(i).getNear().size()).isLessThan(pcm.get(i).getNear().size());
    }
    assertThat(pcm.get(2).getNear().size()).isLessThan(pcm.get(1).getNear().size());
  }

  /** Decodes FLAC by FFmpeg, with this platform's own decoder of sound. */
  private ByteString decoded(ByteString flac) throws IOException, InterruptedException {
    Path file = Files.write(folder.resolve("record.flac"), flac.toByteArray());
    try (SoundSource source = open(file)) {
      float[] samples = source.next(SoundPublisher.SAMPLES).orElseThrow()[0];
      ByteBuffer out =
          ByteBuffer.allocate(Short.BYTES * samples.length).order(ByteOrder.LITTLE_ENDIAN);
      for (float sample : samples) {
        out.putShort((short) Math.round(sample * 32768));
      }
      return ByteString.copyFrom(out.array());
    }
  }

  @Test
  void aFileWithoutSound_isRefused() throws IOException {
    Path text = Files.writeString(folder.resolve("a.wav"), "no sound at all");

    assertThatThrownBy(() -> open(text)).isInstanceOf(SourceException.class);
    assertThatThrownBy(() -> open(folder.resolve("none.wav")))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("none.wav");
  }

  private static SoundSource open(Path file) {
    return SoundSource.open(
        SourceLocation.parse(file.toString()), SourceOptions.DEFAULT, () -> false);
  }

  private List<Sound> publish(SoundPublisher.Sources sources, long offsetUs)
      throws InterruptedException {
    return publish(sources, offsetUs, SoundFormat.SOUND_FORMAT_PCM16);
  }

  private List<Sound> publish(SoundPublisher.Sources sources, long offsetUs, SoundFormat format)
      throws InterruptedException {
    SoundPublisher publisher =
        new SoundPublisher(producer, "lobby", false, format, PublishClock.SYSTEM);
    try (SoundSource near = sources.near()) {
      publisher.run(sources, 7, BEGAN_US, offsetUs);
    }
    sources.far().ifPresent(SoundSource::close);
    return producer.history().stream().map(it -> read(it.value())).toList();
  }

  private static Sound read(byte[] bytes) {
    try {
      return Sound.parseFrom(bytes);
    } catch (InvalidProtocolBufferException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static short sample(ByteString pcm, int i) {
    return (short) ((pcm.byteAt(2 * i) & 0xff) | pcm.byteAt(2 * i + 1) << 8);
  }
}
