package io.followspot.sound.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SoundListenerTest {
  private static final int RATE = 16_000;

  @Test
  void voice_beginsAndEnds_atItsTimes() {
    float[] sound = noise(5, 0.001);
    addVoice(sound, 1.5, 3.0, 0.1);

    List<Occurrence> heard = listen(sound, 320, 60);

    assertThat(heard)
        .extracting(Occurrence::type)
        .containsExactly(Occurrence.Type.SPEECH_BEGAN, Occurrence.Type.SPEECH_ENDED);
    assertThat(heard.get(0).atSample() / (double) RATE).isCloseTo(1.5, within(0.15));
    assertThat(heard.get(1).atSample() / (double) RATE).isCloseTo(3.0, within(0.15));
    assertThat(heard.get(1).lengthSamples())
        .isEqualTo(heard.get(1).atSample() - heard.get(0).atSample());
  }

  @Test
  void noiseThatSwells_isNoSpeech() {
    float[] sound = noise(6, 0.001);
    float[] loud = noise(6, 0.1);
    System.arraycopy(loud, 2 * RATE, sound, 2 * RATE, 2 * RATE);

    assertThat(listen(sound, 320, 60)).isEmpty();
  }

  @Test
  void bang_againstALearnedBackground_isToldOnce() {
    float[] sound = noise(6, 0.003);
    float[] loud = noise(6, 0.3);
    System.arraycopy(loud, 4 * RATE, sound, 4 * RATE, RATE / 5);

    List<Occurrence> heard = listen(sound, 320, 20);

    assertThat(heard).extracting(Occurrence::type).containsExactly(Occurrence.Type.LOUD_SOUND);
    assertThat(heard.get(0).atSample() / (double) RATE).isCloseTo(4.0, within(0.1));
    assertThat(heard.get(0).levelDb() - heard.get(0).backgroundDb()).isGreaterThan(20);
    assertThat(heard.get(0).backgroundDb()).isCloseTo(-50.5, within(2.0));
  }

  @Test
  void soundThatIsAlwaysLoud_isTheBackground() {
    assertThat(listen(noise(6, 0.3), 320, 20)).isEmpty();
  }

  @Test
  void blocksOfAnyLength_giveTheSame() {
    float[] sound = noise(6, 0.003);
    addVoice(sound, 1.2, 2.9, 0.1);
    float[] loud = noise(6, 0.5);
    System.arraycopy(loud, 5 * RATE, sound, 5 * RATE, RATE / 5);

    List<Occurrence> whole = listen(sound, sound.length, 20);

    assertThat(whole).isNotEmpty();
    assertThat(listen(sound, 160, 20)).isEqualTo(whole);
    assertThat(listen(sound, 1_601, 20)).isEqualTo(whole);
  }

  @Test
  void end_endsSpeech() {
    float[] sound = noise(3, 0.001);
    addVoice(sound, 1.5, 3.0, 0.1);
    SoundListener.Heard heard = SoundListener.step(new byte[0], sound, 20);

    assertThat(heard.speech()).isTrue();
    assertThat(SoundListener.end(heard.state(), 20).occurrences())
        .extracting(Occurrence::type)
        .containsExactly(Occurrence.Type.SPEECH_ENDED);
    assertThat(SoundListener.end(SoundListener.end(heard.state(), 20).state(), 20).occurrences())
        .isEmpty();
  }

  private static List<Occurrence> listen(float[] sound, int block, double loudDb) {
    List<Occurrence> all = new ArrayList<>();
    byte[] state = new byte[0];
    for (int from = 0; from < sound.length; from += block) {
      float[] part = Arrays.copyOfRange(sound, from, Math.min(sound.length, from + block));
      SoundListener.Heard heard = SoundListener.step(state, part, loudDb);
      state = heard.state();
      all.addAll(heard.occurrences());
    }
    return all;
  }

  private static float[] noise(double seconds, double level) {
    Random random = new Random(7);
    float[] out = new float[(int) (seconds * RATE)];
    for (int i = 0; i < out.length; i++) {
      out[i] = (float) (level * random.nextGaussian());
    }
    return out;
  }

  /** Pulses of 120 Hz through a resonance, with a syllable's rise and fall four times a second. */
  private static void addVoice(float[] sound, double from, double to, double level) {
    double a = 0;
    double b = 0;
    for (int i = (int) (from * RATE); i < (int) (to * RATE); i++) {
      double pulse = i % 133 == 0 ? 1 : 0;
      double next = pulse + 2 * 0.97 * Math.cos(2 * Math.PI * 500 / RATE) * a - 0.9409 * b;
      b = a;
      a = next;
      double syllable = 0.55 + 0.45 * Math.sin(2 * Math.PI * 4 * i / RATE);
      sound[i] += (float) (level * syllable * next);
    }
  }
}
