package io.followspot.sound.wav;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WavTest {
  @Test
  void read_whatWasWritten_givesTheSamples() throws WavException {
    float[] samples = {0, 0.5f, -0.5f, 2, -2};

    WavSound sound = WavReader.read(WavWriter.write(16_000, samples));

    assertThat(sound.rate()).isEqualTo(16_000);
    assertThat(sound.channels().get(0)).containsExactly(0, 0.5f, -0.5f, 32767 / 32768f, -1);
  }

  @ParameterizedTest
  @CsvSource({"1,8", "1,16", "1,24", "1,32", "3,32", "3,64"})
  void read_everyEncoding_inTwoChannels(int encoding, int bits) throws WavException {
    WavSound sound = WavReader.read(file(encoding, bits, 2, 48_000, 0.25, -0.5, 0.125, 0.75));

    assertThat(sound.rate()).isEqualTo(48_000);
    assertThat(sound.channels().get(0)).containsExactly(0.25f, 0.125f);
    assertThat(sound.channels().get(1)).containsExactly(-0.5f, 0.75f);
  }

  @Test
  void read_samplesThatAreNoNumbers_areZeroAndCounted() throws WavException {
    WavSound sound =
        WavReader.read(file(3, 32, 1, 16_000, Double.NaN, 0.5, Double.NEGATIVE_INFINITY));

    assertThat(sound.channels().get(0)).containsExactly(0, 0.5f, 0);
    assertThat(sound.notFinite()).isEqualTo(2);
  }

  @Test
  void read_cutFile_givesWhatThereIs() throws WavException {
    byte[] whole = WavWriter.write(16_000, new float[100]);

    WavSound sound = WavReader.read(Arrays.copyOf(whole, whole.length - 51));

    assertThat(sound.truncated()).isTrue();
    assertThat(sound.length()).isEqualTo(74);
  }

  @Test
  void read_whatIsNoSound_saysWhy() {
    assertThatThrownBy(() -> WavReader.read(new byte[0])).hasMessageContaining("empty");
    assertThatThrownBy(() -> WavReader.read("no sound at all".getBytes(StandardCharsets.UTF_8)))
        .hasMessageContaining("no WAVE file");
    byte[] whole = WavWriter.write(16_000, new float[10]);
    assertThatThrownBy(() -> WavReader.read(Arrays.copyOf(whole, 20)))
        .hasMessageContaining("truncated");
    assertThatThrownBy(() -> WavReader.read(Arrays.copyOf(whole, 44)))
        .hasMessageContaining("no samples");
    assertThatThrownBy(() -> WavReader.read(file(2, 4, 1, 16_000, 0)))
        .hasMessageContaining("encoding 2");
    assertThatThrownBy(() -> WavReader.read(file(1, 16, 1, 5, 0))).hasMessageContaining("5");
  }

  @Test
  void resample_tone_keepsItsFrequencyAndLevel() {
    float[] tone = new float[48_000];
    for (int i = 0; i < tone.length; i++) {
      tone[i] = (float) Math.sin(2 * Math.PI * 1000 * i / 48_000);
    }

    float[] out = Resampler.resample(tone, 48_000, 16_000);

    assertThat(out).hasSize(16_000);
    for (int i = 200; i < 15_800; i++) {
      assertThat((double) out[i])
          .isCloseTo(Math.sin(2 * Math.PI * 1000 * i / 16_000), within(2e-3));
    }
  }

  private static byte[] file(int encoding, int bits, int channels, int rate, double... values) {
    ByteBuffer out =
        ByteBuffer.allocate(44 + values.length * Math.max(1, bits / 8))
            .order(ByteOrder.LITTLE_ENDIAN);
    out.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(out.capacity() - 8);
    out.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16).putShort((short) encoding);
    out.putShort((short) channels).putInt(rate).putInt(0).putShort((short) 0);
    out.putShort((short) bits).put("data".getBytes(StandardCharsets.US_ASCII));
    out.putInt(out.capacity() - 44);
    for (double value : values) {
      put(out, encoding, bits, value);
    }
    return out.array();
  }

  private static void put(ByteBuffer out, int encoding, int bits, double value) {
    if (encoding == 3 && bits == 32) {
      out.putFloat((float) value);
    } else if (encoding == 3) {
      out.putDouble(value);
    } else if (bits == 8) {
      out.put((byte) (128 + value * 128));
    } else if (bits == 16) {
      out.putShort((short) (value * 32768));
    } else if (bits == 24) {
      int pcm = (int) (value * 8388608);
      out.put((byte) pcm).put((byte) (pcm >> 8)).put((byte) (pcm >> 16));
    } else if (bits == 32) {
      out.putInt((int) (value * 2147483648.0));
    } else {
      out.put((byte) 0);
    }
  }
}
