package io.followspot.laboratory.evaluation.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class EvaluationTest {
  @Test
  void siSdr_isTheRatioOfVoiceToDistortion_atAnyScale() {
    float[] voice = {1, -1, 1, -1};
    float[] distortion = {0.1f, 0.1f, 0.1f, 0.1f};
    float[] estimate = new float[4];
    for (int i = 0; i < 4; i++) {
      estimate[i] = 3 * (voice[i] + distortion[i]);
    }

    assertThat(SignalScores.siSdrDb(estimate, voice)).isCloseTo(20, within(1e-4));
  }

  @Test
  void echoReduction_ofHalfTheEcho_isSixDecibels() {
    float[] voice = {0.5f, 0, -0.5f, 0};
    float[] microphone = {1.5f, 1, 0.5f, 1};
    float[] cleaned = {1, 0.5f, 0, 0.5f};

    assertThat(SignalScores.echoReductionDb(microphone, cleaned, voice, 0, 4))
        .isCloseTo(6.02, within(0.01));
  }

  @Test
  void features_ofATone_areLoudestInItsBand() {
    float[] tone = new float[16_000];
    for (int i = 0; i < tone.length; i++) {
      tone[i] = (float) Math.sin(2 * Math.PI * 1000 * i / 16_000);
    }

    float[] rows = new AecmosFeatures().of(tone);

    assertThat(rows).hasSize(63 * AecmosFeatures.BANDS);
    int loudest = 0;
    for (int m = 0; m < AecmosFeatures.BANDS; m++) {
      loudest = rows[30 * 160 + m] > rows[30 * 160 + loudest] ? m : loudest;
    }
    // 1,000 Hz is 15 of Slaney's mels, 8,000 Hz is 45.25: band 161 * 15 / 45.25, less one.
    assertThat(loudest).isBetween(51, 53);
    assertThat(rows[30 * 160 + loudest]).isCloseTo(1, within(0.02f));
    assertThat(rows[30 * 160 + 150]).isEqualTo(-1);
  }

  @Test
  void features_haveAFrameEvery256Samples_ofAtMost20Seconds() {
    AecmosFeatures features = new AecmosFeatures();

    assertThat(features.of(new float[256])).hasSize(160);
    assertThat(features.of(new float[257])).hasSize(2 * 160);
    assertThat(features.of(new float[400_000])).hasSize(1250 * 160);
  }
}
