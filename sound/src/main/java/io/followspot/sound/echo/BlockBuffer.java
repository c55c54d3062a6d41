package io.followspot.sound.echo;

import org.jspecify.annotations.Nullable;

/**
 * Blocks of any length into hops, and hops into blocks. The head of the state: a block that
 * completes no hop needs nothing else of it.
 */
final class BlockBuffer {
  static final int FORMAT = 2;

  private static final int HOP = EchoCanceller.HOP;
  private static final float LOUDEST = 8;

  private final float[] near = new float[HOP];
  private final float[] far = new float[HOP];
  private final float[] ready = new float[2 * HOP];

  /** Format, samples waiting for a hop, samples ready, path changes, far ever heard. */
  private final int[] counts = {FORMAT, 0, HOP, 0, 0};

  /** Measures of the latest hop: delay in ms, its confidence, power of the echo. */
  private final float[] latest = {Float.NaN, 0, 0};

  private final float[] hop = new float[HOP];
  private double echoPower;

  /** Returns whether so many samples more complete a hop. */
  boolean completesHop(int samples) {
    return counts[1] + samples >= HOP;
  }

  /**
   * Takes a block in, and gives as many cleaned samples.
   *
   * @param hops may be null if the block completes no hop
   */
  void process(float[] nearIn, float[] farIn, float[] out, @Nullable HopPipeline hops) {
    double echo = 0;
    int steps = 0;
    int taken = 0;
    for (int i = 0; i < nearIn.length; i++) {
      near[counts[1]] = sane(nearIn[i]);
      far[counts[1]] = sane(farIn[i]);
      counts[1]++;
      if (counts[1] == HOP && hops != null) {
        counts[1] = 0;
        hops.step(near, far, hop);
        dropTaken(taken);
        taken = 0;
        System.arraycopy(hop, 0, ready, counts[2], HOP);
        counts[2] += HOP;
        latest[2] = (float) hops.echoPower();
        echo += latest[2];
        steps++;
      }
      out[i] = ready[taken++];
    }
    dropTaken(taken);
    if (hops != null) {
      counts[3] = hops.pathChanges();
      counts[4] = hops.farHeard() ? 1 : 0;
      latest[0] = (float) hops.delayMs();
      latest[1] = (float) hops.delayConfidence();
    }
    echoPower = steps == 0 ? latest[2] : echo / steps;
  }

  private void dropTaken(int taken) {
    System.arraycopy(ready, taken, ready, 0, counts[2] - taken);
    counts[2] -= taken;
  }

  private static float sane(float sample) {
    return Float.isFinite(sample) ? Math.max(-LOUDEST, Math.min(LOUDEST, sample)) : 0;
  }

  /** Returns the measures of a block that was processed; without a hop, the latest hop's. */
  EchoMeasures measures(float[] nearIn, float[] farIn, float[] out) {
    return new EchoMeasures(
        latest[0],
        latest[1],
        Decibels.level(farIn),
        Decibels.level(nearIn),
        Decibels.level(out),
        Decibels.ofPower(echoPower),
        counts[3],
        counts[4] != 0);
  }

  void visit(EchoStateCodec codec) {
    codec.ints(counts);
    codec.floats(near);
    codec.floats(far);
    codec.floats(ready);
    codec.floats(latest);
  }
}
