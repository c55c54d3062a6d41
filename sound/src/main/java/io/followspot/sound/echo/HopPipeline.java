package io.followspot.sound.echo;

import io.followspot.sound.transform.RealFft;
import java.util.Arrays;

/** One hop after the other: 256 samples of each side in, 256 cleaned samples out, 768 later. */
final class HopPipeline {
  private static final int HOP = EchoCanceller.HOP;
  private static final int FRAME = EchoCanceller.FRAME;
  private static final int BINS = EchoCanceller.BINS;

  /** Where in the filter's first frames the direct path should lie, in samples. */
  private static final int LEAST_OFFSET = 48;

  private static final int TARGET_OFFSET = 200;
  private static final int MOST_OFFSET = 560;
  private static final float SURE = 3f;
  private static final int SURE_FRAMES = 12;
  private static final int STABLE_FRAMES = 6;

  private static final float[] WINDOW = window();

  /** Sum of the squared window over the overlapping frames. */
  private static final float OVERLAP = 2;

  private final LinearCanceller linear;
  private final ResidualSuppressor suppressor;
  private final NoiseFloor noise;
  private final DelayFinder delays = new DelayFinder();
  private final RealFft fft = new RealFft(FRAME);

  private final float[] nearFrame = new float[FRAME];
  private final float[] overlap = new float[FRAME];
  private final short[] farHistory;

  /** Far delay in hops, frames for which another one was found, that one, far ever heard. */
  private final int[] alignment = new int[4];

  private final float[] block = new float[FRAME];
  private final float[] xr = new float[BINS];
  private final float[] xi = new float[BINS];
  private final float[] mr = new float[BINS];
  private final float[] mi = new float[BINS];

  HopPipeline(EchoConfig config) {
    linear = new LinearCanceller(config, BINS);
    suppressor = new ResidualSuppressor(config, BINS);
    noise = new NoiseFloor(config, BINS);
    farHistory = new short[FRAME + HOP * (DelayFinder.LAGS + linear.taps())];
  }

  private static float[] window() {
    float[] window = new float[FRAME];
    for (int i = 0; i < FRAME; i++) {
      window[i] = (float) StrictMath.sqrt(0.5 - 0.5 * StrictMath.cos(2 * Math.PI * i / FRAME));
    }
    return window;
  }

  /** Cleans one hop; {@code out} gets the samples of 768 samples ago. */
  void step(float[] near, float[] far, float[] out) {
    System.arraycopy(nearFrame, HOP, nearFrame, 0, FRAME - HOP);
    System.arraycopy(near, 0, nearFrame, FRAME - HOP, HOP);
    pushFar(far);
    for (int i = 0; i < FRAME; i++) {
      block[i] = nearFrame[i] * WINDOW[i];
    }
    fft.forward(block, mr, mi);
    transformFar(0);
    delays.step(xr, xi, mr, mi);
    align();
    if (alignment[0] > 0) {
      transformFar(alignment[0]);
    }
    linear.pushFar(xr, xi);
    linear.step(mr, mi);
    float[] gains = suppressor.gains(linear.errorPower(), linear.echoPower(), linear.uncertainty());
    noise.learn(linear.errorPower());
    if (alignment[3] == 0) {
      Arrays.fill(gains, 1);
    }
    noise.apply(linear.errorRe(), linear.errorIm(), gains);
    synthesize(out);
  }

  private void pushFar(float[] far) {
    int kept = farHistory.length - HOP;
    System.arraycopy(farHistory, HOP, farHistory, 0, kept);
    for (int i = 0; i < HOP; i++) {
      float scaled = Math.max(-32768f, Math.min(32767f, far[i] * 32768f));
      farHistory[kept + i] = (short) Math.round(scaled);
      if (farHistory[kept + i] != 0) {
        alignment[3] = 1;
      }
    }
  }

  private void transformFar(int hopsAgo) {
    int from = farHistory.length - FRAME - hopsAgo * HOP;
    for (int i = 0; i < FRAME; i++) {
      block[i] = farHistory[from + i] * (1f / 32768f) * WINDOW[i];
    }
    fft.forward(block, xr, xi);
  }

  /** Delays the far signal so that the direct path lies in the filter's first frames. */
  private void align() {
    if (delays.frames() < SURE_FRAMES || delays.confidence() < SURE) {
      alignment[1] = 0;
      return;
    }
    int delay = delays.delaySamples();
    int offset = delay - alignment[0] * HOP;
    int wanted = Math.min(DelayFinder.LAGS - 1, Math.max(0, (delay - TARGET_OFFSET) / HOP));
    boolean fits = offset >= LEAST_OFFSET && offset <= MOST_OFFSET;
    if (fits || wanted == alignment[0]) {
      alignment[1] = 0;
      return;
    }
    alignment[1] = wanted == alignment[2] ? alignment[1] + 1 : 1;
    alignment[2] = wanted;
    if (alignment[1] >= STABLE_FRAMES) {
      realign(wanted);
    }
  }

  private void realign(int hops) {
    linear.shift(hops - alignment[0]);
    alignment[0] = hops;
    alignment[1] = 0;
    linear.clearFar();
    for (int tap = linear.taps() - 1; tap >= 1; tap--) {
      transformFar(hops + tap);
      linear.pushFar(xr, xi);
    }
    transformFar(hops);
  }

  private void synthesize(float[] out) {
    fft.inverse(linear.errorRe(), linear.errorIm(), block);
    for (int i = 0; i < FRAME; i++) {
      overlap[i] += block[i] * WINDOW[i] * (1 / OVERLAP);
    }
    System.arraycopy(overlap, 0, out, 0, HOP);
    System.arraycopy(overlap, HOP, overlap, 0, FRAME - HOP);
    Arrays.fill(overlap, FRAME - HOP, FRAME, 0);
  }

  /** Returns the echo's delay in ms, NaN while unknown. */
  double delayMs() {
    boolean known = delays.frames() >= SURE_FRAMES && delays.confidence() >= SURE;
    return known ? 1000.0 * delays.delaySamples() / EchoCanceller.RATE : Double.NaN;
  }

  double delayConfidence() {
    return delays.confidence();
  }

  int pathChanges() {
    return linear.pathChanges();
  }

  boolean farHeard() {
    return alignment[3] != 0;
  }

  /** Returns the power of the echo taken from the last frame, mean square of its samples. */
  double echoPower() {
    double sum = 0;
    for (float power : linear.echoPower()) {
      sum += power;
    }
    return sum * 2 / ((double) FRAME * FRAME * 0.5);
  }

  void visit(EchoStateCodec codec) {
    linear.visit(codec);
    suppressor.visit(codec);
    noise.visit(codec);
    delays.visit(codec);
    codec.floats(nearFrame);
    codec.floats(overlap);
    codec.shorts(farHistory);
    codec.ints(alignment);
  }
}
