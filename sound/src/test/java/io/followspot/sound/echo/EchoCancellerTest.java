package io.followspot.sound.echo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.followspot.sound.wav.Resampler;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EchoCancellerTest {
  private static final EchoConfig CONFIG = EchoConfig.DEFAULT;

  @Test
  void farEndAlone_afterThreeSeconds_isThirtyDecibelsLess() {
    float[] far = Scene.voice(1, 6, 0.2);
    float[] echo = Scene.through(far, Scene.room(2, 400, 0.6));

    float[] cleaned = Scene.clean(CONFIG, echo, far, 1600);

    assertThat(Scene.reductionDb(echo, cleaned, 3, 6)).isGreaterThan(30);
  }

  @Test
  void pathChange_oneSecondLater_isTwentyDecibelsLess() {
    float[] far = Scene.voice(3, 8, 0.2);
    float[] before = Scene.through(far, Scene.room(4, 300, 0.6));
    float[] after = Scene.through(far, Scene.room(5, 340, 0.5));
    float[] echo = before.clone();
    System.arraycopy(after, 64_000, echo, 64_000, echo.length - 64_000);

    float[] cleaned = Scene.clean(CONFIG, echo, far, 1600);

    assertThat(Scene.reductionDb(echo, cleaned, 5, 6)).isGreaterThan(20);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 40, 180, 320, 500})
  void unknownDelay_isFoundWithinASecond(int delayMs) {
    float[] far = Scene.voice(6, 1.5, 0.2);
    float[] echo = Scene.through(far, Scene.room(7, delayMs * 16, 0.6));
    int heard = 16_000 + delayMs * 16;
    EchoCanceller canceller = new EchoCanceller(CONFIG);

    EchoStep step =
        canceller.step(
            canceller.initialState(), Arrays.copyOf(echo, heard), Arrays.copyOf(far, heard));

    assertThat(step.measures().delayMs()).isCloseTo(delayMs, within(4.0));
  }

  @Test
  void doubleTalk_nearVoiceRemains() {
    float[] far = Scene.voice(8, 8, 0.2);
    float[] near = Scene.voice(9, 8, 0.2);
    float[] echo = Scene.through(far, Scene.room(10, 500, 0.6));
    float[] microphone = Scene.sum(near, echo);

    float[] cleaned = Scene.clean(CONFIG, microphone, far, 1600);

    double before = Scene.siSdrDb(microphone, near);
    assertThat(Scene.siSdrDb(cleaned, near)).isGreaterThan(before + 8);
  }

  @Test
  void clockDrift_hundredPartsPerMillion_costsLittle() {
    // Noise-like voices, the hard case: on recorded speech it costs 0.4 dB, see docs/sound.md.
    float[] far = Scene.voice(11, 12, 0.2);
    float[] near = Scene.voice(12, 12, 0.3);
    float[] echo = Scene.through(far, Scene.room(13, 500, 0.6));
    float[] drifted = Scene.part(Resampler.resample(echo, 1 + 100e-6, 0), 0, echo.length);

    double still = siSdr(near, echo, far);
    double drifting = siSdr(near, drifted, far);

    assertThat(drifting).isGreaterThan(still - 2.5);
  }

  private static double siSdr(float[] near, float[] echo, float[] far) {
    float[] cleaned = Scene.clean(CONFIG, Scene.sum(near, echo), far, 1600);
    return Scene.siSdrDb(cleaned, near);
  }

  @Test
  void silentLoudspeaker_soundPassesUnchanged() {
    float[] near = Scene.voice(14, 2, 0.2);

    float[] cleaned = Scene.clean(CONFIG, near, new float[near.length], 800);

    for (int i = 0; i < near.length; i++) {
      assertThat(cleaned[i]).isCloseTo(near[i], within(2e-6f));
    }
  }

  @Test
  void blocksOfAnyLength_giveTheSameBytes() {
    float[] far = Scene.voice(15, 2, 0.2);
    float[] near = Scene.sum(Scene.voice(16, 2, 0.1), Scene.through(far, Scene.room(17, 9, 0.5)));

    float[] whole = Scene.clean(CONFIG, near, far, near.length);

    assertThat(Scene.clean(CONFIG, near, far, 160)).containsExactly(whole);
    assertThat(Scene.clean(CONFIG, near, far, 1601)).containsExactly(whole);
  }

  @Test
  void blockThatCompletesNoHop_stillTellsDelayAndEcho() {
    float[] far = Scene.voice(15, 2, 0.2);
    float[] echo = Scene.through(far, Scene.room(17, 640, 0.5));
    EchoCanceller canceller = new EchoCanceller(CONFIG);
    byte[] heard = canceller.step(canceller.initialState(), echo, far).state();

    EchoMeasures measures = canceller.step(heard, new float[10], new float[10]).measures();

    assertThat(measures.delayMs()).isCloseTo(40, within(4.0));
    assertThat(measures.echoDb()).isGreaterThan(-60);
    assertThat(measures.far()).isTrue();
  }

  @Test
  void twoMicrophonesInTurn_getWhatEachGetsAlone() {
    float[] voice = Scene.voice(22, 1, 0.2);
    float[] other = Scene.voice(23, 1, 0.3);
    float[] echo = Scene.through(voice, Scene.room(24, 100, 0.5));
    EchoCanceller canceller = new EchoCanceller(CONFIG);
    byte[] first = canceller.initialState();
    byte[] second = canceller.initialState();
    float[] cleaned = new float[echo.length];

    for (int from = 0; from < echo.length; from += 800) {
      int to = from + 800;
      EchoStep step =
          canceller.step(first, Scene.part(echo, from, to), Scene.part(voice, from, to));
      first = step.state();
      System.arraycopy(step.cleaned(), 0, cleaned, from, 800);
      second =
          canceller.step(second, Scene.part(other, from, to), Scene.part(other, from, to)).state();
    }

    EchoStep alone = new EchoCanceller(CONFIG).step(canceller.initialState(), echo, voice);
    assertThat(cleaned).containsExactly(alone.cleaned());
    assertThat(first).containsExactly(alone.state());
  }

  @Test
  void step_doesNotChangeTheStateItIsGiven() {
    EchoCanceller canceller = new EchoCanceller(CONFIG);
    byte[] state = canceller.initialState();
    float[] sound = Scene.voice(18, 0.5, 0.2);

    byte[] first = canceller.step(state, sound, sound).state();

    assertThat(state).containsExactly(canceller.initialState());
    assertThat(canceller.step(state, sound, sound).state()).containsExactly(first);
    assertThat(first.length).isLessThanOrEqualTo(EchoCanceller.MAX_STATE_BYTES);
  }

  @Test
  void spoiledSamples_doNotStopIt() {
    float[] far = Scene.voice(19, 4, 0.2);
    float[] echo = Scene.through(far, Scene.room(20, 300, 0.6));
    float[] spoiled = echo.clone();
    float[] spoiledFar = far.clone();
    for (int i = 8_000; i < 9_000; i++) {
      spoiled[i] = i % 3 == 0 ? Float.NaN : Float.POSITIVE_INFINITY;
      spoiledFar[i + 500] = Float.MAX_VALUE;
    }

    float[] cleaned = Scene.clean(CONFIG, spoiled, spoiledFar, 1600);

    for (float sample : cleaned) {
      assertThat(Float.isFinite(sample)).isTrue();
    }
    assertThat(Scene.reductionDb(echo, cleaned, 3, 4)).isGreaterThan(15);
  }

  @Test
  void noiseReduction_makesStationaryNoiseQuieter() {
    java.util.Random random = new java.util.Random(21);
    float[] noise = new float[48_000];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (float) (0.01 * random.nextGaussian());
    }

    float[] cleaned = Scene.clean(CONFIG.withNoiseReduction(12), noise, new float[48_000], 1600);

    assertThat(Scene.reductionDb(noise, cleaned, 2, 3)).isBetween(4.0, 14.0);
  }

  @Test
  void blocks_ofDifferentLength_areRefused() {
    EchoCanceller canceller = new EchoCanceller(CONFIG);

    assertThatThrownBy(() -> canceller.step(canceller.initialState(), new float[10], new float[11]))
        .hasMessageContaining("10")
        .hasMessageContaining("11");
    assertThatThrownBy(() -> canceller.step(new byte[7], new float[1], new float[1]))
        .hasMessageContaining("state");
  }
}
