package io.followspot.sound.echo;

import java.util.Arrays;
import java.util.Random;

/**
 * Synthetic speech-like sound and its echo, from a seed: noise through a few slowly moving
 * resonances, switched by syllables, and a decaying random room response.
 */
final class Scene {
  static final int RATE = EchoCanceller.RATE;

  private Scene() {}

  /** Returns bursts of coloured noise, like syllables with pauses. */
  static float[] voice(long seed, double seconds, double level) {
    Random random = new Random(seed);
    float[] out = new float[(int) (seconds * RATE)];
    double low = 0;
    double lower = 0;
    double resonance = 0.3;
    double gain = 0;
    double wanted = 1;
    for (int i = 0; i < out.length; i++) {
      if (i % 2400 == 0) {
        wanted = random.nextInt(4) == 0 ? 0 : 0.3 + random.nextDouble();
        resonance = 0.1 + 0.5 * random.nextDouble();
      }
      gain += 0.002 * (wanted - gain);
      double noise = random.nextGaussian();
      double next = noise + 2 * 0.95 * Math.cos(resonance) * low - 0.9025 * lower;
      lower = low;
      low = next;
      out[i] = (float) (level * gain * next / 4);
    }
    return out;
  }

  /** Returns a room's response: a delayed direct path and a tail that decays by 60 dB in 0.3 s. */
  static float[] room(long seed, int delaySamples, double gain) {
    Random random = new Random(seed);
    float[] response = new float[delaySamples + 2000];
    response[delaySamples] = (float) gain;
    for (int i = 1; i < 2000; i++) {
      double decay = Math.pow(10, -3.0 * i / (0.3 * RATE));
      response[delaySamples + i] = (float) (0.15 * gain * random.nextGaussian() * decay);
    }
    return response;
  }

  static float[] through(float[] sound, float[] response) {
    float[] out = new float[sound.length];
    for (int j = 0; j < response.length; j++) {
      float tap = response[j];
      if (tap != 0) {
        for (int i = j; i < sound.length; i++) {
          out[i] += tap * sound[i - j];
        }
      }
    }
    return out;
  }

  static float[] sum(float[] a, float[] b) {
    float[] out = a.clone();
    for (int i = 0; i < out.length; i++) {
      out[i] += b[i];
    }
    return out;
  }

  /** Cleans a whole recording in blocks, and aligns it with the microphone's sound. */
  static float[] clean(EchoConfig config, float[] near, float[] far, int block) {
    EchoCanceller canceller = new EchoCanceller(config);
    byte[] state = canceller.initialState();
    int padded = near.length + EchoCanceller.LATENCY;
    float[] out = new float[padded];
    for (int from = 0; from < padded; from += block) {
      int to = Math.min(padded, from + block);
      EchoStep step = canceller.step(state, part(near, from, to), part(far, from, to));
      state = step.state();
      System.arraycopy(step.cleaned(), 0, out, from, to - from);
    }
    return Arrays.copyOfRange(out, EchoCanceller.LATENCY, padded);
  }

  /** Returns the samples of a range, zeros behind the end. */
  static float[] part(float[] sound, int from, int to) {
    float[] part = new float[to - from];
    int known = Math.max(0, Math.min(sound.length, to) - from);
    System.arraycopy(sound, Math.min(from, sound.length), part, 0, known);
    return part;
  }

  /** Returns by how much a range became less loud, in dB. */
  static double reductionDb(float[] before, float[] after, double fromSeconds, double toSeconds) {
    int from = (int) (fromSeconds * RATE);
    int to = (int) (toSeconds * RATE);
    return Decibels.level(Arrays.copyOfRange(before, from, to))
        - Decibels.level(Arrays.copyOfRange(after, from, to));
  }

  /** The scale-invariant ratio of a voice to its distortion in an estimate, in dB. */
  static double siSdrDb(float[] estimate, float[] voice) {
    int length = Math.min(estimate.length, voice.length);
    double cross = 0;
    double power = 0;
    for (int i = 0; i < length; i++) {
      cross += (double) estimate[i] * voice[i];
      power += (double) voice[i] * voice[i];
    }
    double scale = cross / power;
    double distortion = 0;
    for (int i = 0; i < length; i++) {
      double d = estimate[i] - scale * voice[i];
      distortion += d * d;
    }
    return 10 * Math.log10(scale * scale * power / distortion);
  }
}
