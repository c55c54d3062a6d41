package io.followspot.laboratory.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WarmUpTest {
  @Test
  void nextFrames_quietCompilers_ends() {
    WarmUp warmUp = new WarmUp(20_000);
    warmUp.passed(2_000, 0.3);
    assertThat(warmUp.nextFrames()).isEqualTo(2_000);
    warmUp.passed(2_000, 0.019);

    assertThat(warmUp.nextFrames()).isZero();
    assertThat(warmUp.frames()).isEqualTo(4_000);
  }

  @Test
  void nextFrames_compilersNeverQuiet_endsAtTheMost() {
    WarmUp warmUp = new WarmUp(3_000);
    warmUp.passed(2_000, 0.3);
    assertThat(warmUp.nextFrames()).isEqualTo(1_000);
    warmUp.passed(1_000, 0.3);

    assertThat(warmUp.nextFrames()).isZero();
  }

  @Test
  void nextFrames_unknownShare_runsToTheMost() {
    WarmUp warmUp = new WarmUp(4_000);
    warmUp.passed(2_000, Double.NaN);

    assertThat(warmUp.nextFrames()).isEqualTo(2_000);
  }
}
