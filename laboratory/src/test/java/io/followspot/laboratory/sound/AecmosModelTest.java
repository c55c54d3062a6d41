package io.followspot.laboratory.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.followspot.sound.echo.EchoConfig;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Runs the published judge on one recorded clip, where the data is there. */
class AecmosModelTest {
  private static final Path DATA =
      Path.of("").toAbsolutePath().getParent().resolveSibling("shared/data");

  @Test
  void judge_clip_scoresTheMicrophoneAsPublished_andTheCleanedSoundHigher() throws IOException {
    Path file = DATA.resolve("models/aecmos_16khz.onnx");
    Path sound = DATA.resolve("sound");
    assumeTrue(Files.isRegularFile(file), "skipped: " + file + " is not here");
    assumeTrue(Files.isDirectory(sound), "skipped: " + sound + " is not here");
    SoundFiles files = new SoundFiles(new PrintWriter(System.err, true));
    SoundClip clip = SoundClip.read(SoundClip.find(sound).get(0), files);
    ClipScores published =
        PeerTable.read(sound.resolve("peers.tsv")).get(clip.set()).get("none").get(clip.name());

    try (AecmosModel judge = AecmosModel.open(file)) {
      AecmosModel.Opinion before =
          judge.judge(AecmosModel.Talk.BOTH, clip.far(), clip.microphone(), clip.microphone());
      float[] cleaned =
          CleanedSound.of(EchoConfig.DEFAULT, clip.microphone(), clip.far()).samples();
      AecmosModel.Opinion after =
          judge.judge(AecmosModel.Talk.BOTH, clip.far(), clip.microphone(), cleaned);

      assertThat(before.echo()).isCloseTo(published.echo(), within(0.01));
      assertThat(before.other()).isCloseTo(published.other(), within(0.01));
      assertThat(after.echo()).isGreaterThan(before.echo() + 1);
    }
  }
}
