package io.followspot.sound.echo;

import java.util.Arrays;

/**
 * Takes the loudspeaker's echo out of a microphone's sound, as one pure step: (state, near block,
 * far block) gives (state, cleaned block, measures). The same input gives the same bytes on every
 * machine, however it is cut into blocks.
 *
 * <p>Inside, hops of 256 samples in windows of 1,024: delay finding, two Kalman filters per
 * frequency and a suppressor of what they leave.
 */
public final class EchoCanceller {
  /** Samples per second of all blocks. */
  public static final int RATE = 16_000;

  /** Samples per hop. */
  public static final int HOP = 256;

  /** Samples by which the cleaned sound is late: 64 ms. */
  public static final int LATENCY = 1024;

  /** The largest state. */
  public static final int MAX_STATE_BYTES = 256 * 1024;

  static final int FRAME = 1024;
  static final int BINS = FRAME / 2 + 1;

  private static final int FORMAT = 1;
  private static final float LOUDEST = 8;

  private final EchoConfig config;
  private final byte[] initial;

  /** Creates a canceller; it holds no sound and may serve many microphones in turn. */
  public EchoCanceller(EchoConfig config) {
    this.config = config;
    byte[] room = new byte[2 * MAX_STATE_BYTES];
    EchoStateCodec codec = EchoStateCodec.writer(room);
    new Buffers(config).visit(codec);
    if (codec.position() > MAX_STATE_BYTES) {
      throw new IllegalArgumentException("the state would take " + codec.position() + " bytes");
    }
    initial = Arrays.copyOf(room, codec.position());
  }

  /** Returns the state before any sound. */
  public byte[] initialState() {
    return initial.clone();
  }

  /** Returns whether a state was written by a canceller of this form. */
  public boolean accepts(byte[] state) {
    return state.length == initial.length && state[0] == FORMAT;
  }

  /**
   * Cleans one block of any length.
   *
   * @param state of the step before, or {@link #initialState()}; is not changed
   * @param near the microphone's samples, full scale at 1; those that are not finite count as 0
   * @param far what the loudspeaker plays meanwhile, as many samples
   * @throws IllegalArgumentException if the blocks differ in length or the state is of another form
   */
  public EchoStep step(byte[] state, float[] near, float[] far) {
    if (near.length != far.length) {
      throw new IllegalArgumentException("near has " + near.length + " samples, far " + far.length);
    }
    if (!accepts(state)) {
      throw new IllegalArgumentException("not a state of this canceller");
    }
    Buffers buffers = new Buffers(config);
    buffers.visit(EchoStateCodec.reader(state));
    float[] cleaned = new float[near.length];
    double echo = buffers.process(near, far, cleaned);
    byte[] next = new byte[state.length];
    buffers.visit(EchoStateCodec.writer(next));
    EchoMeasures measures =
        new EchoMeasures(
            buffers.hops.delayMs(),
            buffers.hops.delayConfidence(),
            Decibels.level(far),
            Decibels.level(near),
            Decibels.level(cleaned),
            Decibels.ofPower(echo),
            buffers.hops.pathChanges(),
            buffers.hops.farHeard());
    return new EchoStep(next, cleaned, measures);
  }

  /** Blocks of any length into hops, and hops into blocks. */
  private static final class Buffers {
    private final HopPipeline hops;
    private final float[] near = new float[HOP];
    private final float[] far = new float[HOP];
    private final float[] ready = new float[2 * HOP];

    /** Format, samples waiting for a hop, samples ready. */
    private final int[] counts = {FORMAT, 0, HOP};

    private final float[] hop = new float[HOP];

    Buffers(EchoConfig config) {
      hops = new HopPipeline(config);
    }

    /** Returns the mean power of the echo taken away. */
    double process(float[] nearIn, float[] farIn, float[] out) {
      double echo = 0;
      int steps = 0;
      int taken = 0;
      for (int i = 0; i < nearIn.length; i++) {
        near[counts[1]] = sane(nearIn[i]);
        far[counts[1]] = sane(farIn[i]);
        counts[1]++;
        if (counts[1] == HOP) {
          counts[1] = 0;
          hops.step(near, far, hop);
          dropTaken(taken);
          taken = 0;
          System.arraycopy(hop, 0, ready, counts[2], HOP);
          counts[2] += HOP;
          echo += hops.echoPower();
          steps++;
        }
        out[i] = ready[taken++];
      }
      dropTaken(taken);
      return steps == 0 ? 0 : echo / steps;
    }

    private void dropTaken(int taken) {
      System.arraycopy(ready, taken, ready, 0, counts[2] - taken);
      counts[2] -= taken;
    }

    private static float sane(float sample) {
      return Float.isFinite(sample) ? Math.max(-LOUDEST, Math.min(LOUDEST, sample)) : 0;
    }

    void visit(EchoStateCodec codec) {
      codec.ints(counts);
      codec.floats(near);
      codec.floats(far);
      codec.floats(ready);
      hops.visit(codec);
    }
  }
}
