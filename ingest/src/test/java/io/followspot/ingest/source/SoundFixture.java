package io.followspot.ingest.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes WAVE files with a tone in each channel. */
public final class SoundFixture {
  private SoundFixture() {}

  /** Writes a file in which channel c has a tone of (c + 1) times 300 Hz. */
  public static Path tones(Path file, int rate, int channels, double seconds) throws IOException {
    int frames = (int) (rate * seconds);
    int bytes = 2 * frames * channels;
    ByteBuffer out = ByteBuffer.allocate(44 + bytes).order(ByteOrder.LITTLE_ENDIAN);
    out.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + bytes);
    out.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    out.putShort((short) 1).putShort((short) channels).putInt(rate);
    out.putInt(2 * rate * channels).putShort((short) (2 * channels)).putShort((short) 16);
    out.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(bytes);
    for (int i = 0; i < frames; i++) {
      for (int c = 0; c < channels; c++) {
        out.putShort((short) Math.round(8_000 * tone(i, rate, c)));
      }
    }
    return Files.write(file, out.array());
  }

  /** The tone of a channel at a sample, -1 to 1. */
  public static double tone(int sample, int rate, int channel) {
    return Math.sin(2 * Math.PI * 300 * (channel + 1) * sample / rate);
  }
}
