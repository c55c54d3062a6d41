package io.followspot.laboratory.evaluation.sound;

import io.followspot.simulation.room.SimulatedTalk;
import io.followspot.sound.echo.Decibels;
import io.followspot.sound.echo.EchoCanceller;
import io.followspot.sound.echo.EchoConfig;
import io.followspot.sound.echo.EchoStep;
import java.util.Arrays;

/**
 * The canceller's work on a simulated talk, measured against its truth.
 *
 * @param talk what was cleaned
 * @param cleaned aligned with the microphone's sound
 * @param delayFoundSeconds from the first echo until the delay was known within {@link #NEAR_MS},
 *     and remained so; NaN if it never was
 * @param delayErrorMs mean distance from the true delay since then; NaN if it never was found
 */
@SuppressWarnings("ArrayRecordComponent") // made once, read by its owner
public record TalkTrial(
    SimulatedTalk talk, float[] cleaned, double delayFoundSeconds, double delayErrorMs) {
  /**
   * A delay is found if it is that close: the canceller aligns by hops of 16 ms and its filter
   * covers several of them.
   */
  public static final double NEAR_MS = 20;

  private static final int RATE = EchoCanceller.RATE;
  private static final int BLOCK = RATE / 50;

  /** Softer sound than this is not the beginning of an echo. */
  private static final float AUDIBLE = 0.003f;

  /** Cleans a talk in blocks of 20 ms. */
  public static TalkTrial run(EchoConfig config, SimulatedTalk talk) {
    EchoCanceller canceller = new EchoCanceller(config);
    int length = talk.microphone().length;
    int padded = length + EchoCanceller.LATENCY;
    float[] near = Arrays.copyOf(talk.microphone(), padded);
    float[] far = Arrays.copyOf(talk.far(), padded);
    float[] out = new float[padded];
    byte[] state = canceller.initialState();
    double foundSeconds = Double.NaN;
    double errorsMs = 0;
    int known = 0;
    for (int from = 0; from < padded; from += BLOCK) {
      int to = Math.min(padded, from + BLOCK);
      EchoStep step =
          canceller.step(
              state, Arrays.copyOfRange(near, from, to), Arrays.copyOfRange(far, from, to));
      state = step.state();
      System.arraycopy(step.cleaned(), 0, out, from, to - from);
      double errorMs = Math.abs(step.measures().delayMs() - talk.echoDelayMs());
      boolean found = errorMs <= NEAR_MS;
      if (found && known == 0) {
        foundSeconds = (to - firstEcho(talk.echo())) / (double) RATE;
      }
      known = found ? known + 1 : 0;
      errorsMs = found ? errorsMs + errorMs : 0;
    }
    float[] cleaned = Arrays.copyOfRange(out, EchoCanceller.LATENCY, padded);
    return known == 0
        ? new TalkTrial(talk, cleaned, Double.NaN, Double.NaN)
        : new TalkTrial(talk, cleaned, foundSeconds, errorsMs / known);
  }

  private static int firstEcho(float[] echo) {
    int first = 0;
    while (first < echo.length && Math.abs(echo[first]) < AUDIBLE) {
      first++;
    }
    return first;
  }

  /** SI-SDR of the unprocessed microphone against the near voice, in dB. */
  public double siSdrBeforeDb() {
    return SignalScores.siSdrDb(talk.microphone(), talk.voice());
  }

  /** SI-SDR of the cleaned sound against the near voice, in dB. */
  public double siSdrDb() {
    return SignalScores.siSdrDb(cleaned, talk.voice());
  }

  /** By how much the sound became less loud in a range of time, in dB; for a talk without voice. */
  public double reductionDb(double fromSeconds, double toSeconds) {
    int from = (int) (fromSeconds * RATE);
    int to = (int) (toSeconds * RATE);
    return Decibels.level(Arrays.copyOfRange(talk.microphone(), from, to))
        - Decibels.level(Arrays.copyOfRange(cleaned, from, to));
  }
}
