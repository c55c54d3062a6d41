package io.followspot.laboratory.annotate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.followspot.ingest.source.SoundSource;
import io.followspot.ingest.source.SourceLocation;
import io.followspot.ingest.source.SourceOptions;
import io.followspot.media.Mp4Writer;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClipSoundTest {
  private static final int RATE = 16_000;

  @TempDir private Path folder;

  @Test
  void clipWithSound_beepIsHeardWithin20msOfItsTime() throws Exception {
    short[] sound = new short[3 * RATE];
    int beep = 3 * RATE / 2;
    for (int i = beep; i < beep + RATE / 4; i++) {
      sound[i] = (short) (12_000 * Math.sin(0.4 * i));
    }
    Path file = folder.resolve("clip.mp4");
    try (Mp4Writer writer = new Mp4Writer(file, 64, 48, 10, sound)) {
      for (int i = 0; i < 30; i++) {
        writer.add(new BufferedImage(64, 48, BufferedImage.TYPE_3BYTE_BGR), i * 100_000L);
      }
      writer.finish();
    }

    assertThat(firstSoundS(file)).isCloseTo(1.5, within(0.02));
  }

  /** When it gets loud for the first time, after the first picture, as a player hears it. */
  private static double firstSoundS(Path file) {
    try (SoundSource source =
        SoundSource.open(
            SourceLocation.parse(file.toString()), SourceOptions.DEFAULT, () -> false)) {
      float[] samples = source.next(4 * RATE).orElseThrow()[0];
      int at = 0;
      while (Math.abs(samples[at]) < 0.1) {
        at++;
      }
      return at / (double) RATE;
    }
  }
}
