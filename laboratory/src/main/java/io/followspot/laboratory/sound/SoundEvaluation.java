package io.followspot.laboratory.sound;

import io.followspot.laboratory.evaluation.sound.SignalScores;
import io.followspot.sound.echo.EchoCanceller;
import io.followspot.sound.echo.EchoConfig;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs this project's canceller over clips, one after the other, and scores it. */
final class SoundEvaluation {
  /** The name of this project's canceller. */
  static final String OURS = "followspot";

  /** The unprocessed microphone. */
  static final String NONE = "none (measured)";

  private final @Nullable AecmosModel judge;
  private final Map<String, Map<String, Map<String, ClipScores>>> scores = new LinkedHashMap<>();
  private double soundSeconds;
  private double computedSeconds;

  /**
   * Creates an evaluation.
   *
   * @param judge null to leave its opinion out
   */
  SoundEvaluation(@Nullable AecmosModel judge) {
    this.judge = judge;
  }

  /** Cleans and scores one clip, and returns the cleaned samples. */
  float[] add(SoundClip clip) {
    CleanedSound cleaned = CleanedSound.of(EchoConfig.DEFAULT, clip.microphone(), clip.far());
    soundSeconds += clip.microphone().length / (double) EchoCanceller.RATE;
    computedSeconds += cleaned.seconds();
    put(clip, OURS, cleaned.samples());
    put(clip, NONE, clip.microphone());
    return cleaned.samples();
  }

  private void put(SoundClip clip, String canceller, float[] cleaned) {
    scores
        .computeIfAbsent(clip.set(), set -> new LinkedHashMap<>())
        .computeIfAbsent(canceller, name -> new LinkedHashMap<>())
        .put(clip.name(), score(clip, cleaned));
  }

  private ClipScores score(SoundClip clip, float[] cleaned) {
    double echo = Double.NaN;
    double other = Double.NaN;
    AecmosModel model = judge;
    if (model != null) {
      AecmosModel.Opinion opinion =
          model.judge(AecmosModel.Talk.BOTH, clip.far(), clip.microphone(), cleaned);
      echo = opinion.echo();
      other = opinion.other();
    }
    float[] voice = clip.voice();
    if (voice == null) {
      return new ClipScores(echo, other, Double.NaN, Double.NaN);
    }
    return new ClipScores(
        echo,
        other,
        SignalScores.echoReductionDb(clip.microphone(), cleaned, voice, 0, voice.length),
        SignalScores.siSdrDb(cleaned, voice));
  }

  /** Returns scores by set, canceller and clip. */
  Map<String, Map<String, Map<String, ClipScores>>> scores() {
    return scores;
  }

  /** Returns seconds of sound per second of computing. */
  double timesRealTime() {
    return soundSeconds / computedSeconds;
  }
}
