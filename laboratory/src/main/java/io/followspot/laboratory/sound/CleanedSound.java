package io.followspot.laboratory.sound;

import io.followspot.sound.echo.EchoCanceller;
import io.followspot.sound.echo.EchoConfig;
import io.followspot.sound.echo.EchoMeasures;
import io.followspot.sound.echo.EchoStep;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;

/**
 * A recording without its echo.
 *
 * @param samples aligned with the microphone's
 * @param last measures of the last block
 * @param seconds of CPU time
 */
@SuppressWarnings("ArrayRecordComponent") // on its way into a file
record CleanedSound(float[] samples, EchoMeasures last, double seconds) {
  private static final int BLOCK = EchoCanceller.RATE;

  /**
   * Cleans a recording in blocks of a second.
   *
   * @param microphone at 16,000 samples per second
   * @param far what the loudspeaker played, cut or filled with silence to the same length
   */
  static CleanedSound of(EchoConfig config, float[] microphone, float[] far) {
    EchoCanceller canceller = new EchoCanceller(config);
    int padded = microphone.length + EchoCanceller.LATENCY;
    float[] near = Arrays.copyOf(microphone, padded);
    float[] played = Arrays.copyOf(Arrays.copyOf(far, microphone.length), padded);
    float[] out = new float[padded];
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long began = threads.getCurrentThreadCpuTime();
    EchoStep step = canceller.step(canceller.initialState(), new float[0], new float[0]);
    for (int from = 0; from < padded; from += BLOCK) {
      int to = Math.min(padded, from + BLOCK);
      step =
          canceller.step(
              step.state(),
              Arrays.copyOfRange(near, from, to),
              Arrays.copyOfRange(played, from, to));
      System.arraycopy(step.cleaned(), 0, out, from, to - from);
    }
    double seconds = (threads.getCurrentThreadCpuTime() - began) / 1e9;
    float[] cleaned = Arrays.copyOfRange(out, EchoCanceller.LATENCY, padded);
    return new CleanedSound(cleaned, step.measures(), seconds);
  }
}
