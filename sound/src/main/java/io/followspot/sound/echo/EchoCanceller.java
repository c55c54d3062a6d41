package io.followspot.sound.echo;

import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Removes the loudspeaker's echo from a microphone's sound, as one pure step: (state, near block,
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

  private final EchoConfig config;
  private final byte[] initial;

  /**
   * Working memory for as many threads as have stepped at once; each is overwritten by the state of
   * the step that takes it, so that no sound passes from one microphone to another.
   */
  private final ConcurrentLinkedQueue<HopPipeline> idle = new ConcurrentLinkedQueue<>();

  /**
   * Creates a canceller; it remembers no sound, and may serve many microphones and threads at once.
   */
  public EchoCanceller(EchoConfig config) {
    this.config = config;
    byte[] room = new byte[2 * MAX_STATE_BYTES];
    EchoStateCodec codec = EchoStateCodec.writer(room);
    new BlockBuffer().visit(codec);
    new HopPipeline(config).visit(codec);
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
    return state.length == initial.length && state[0] == BlockBuffer.FORMAT;
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
    float[] cleaned = new float[near.length];
    byte[] next = state.clone();
    EchoStateCodec reader = EchoStateCodec.reader(state);
    BlockBuffer blocks = new BlockBuffer();
    blocks.visit(reader);
    if (blocks.completesHop(near.length)) {
      HopPipeline hops = idle.poll();
      if (hops == null) {
        hops = new HopPipeline(config);
      }
      hops.visit(reader);
      blocks.process(near, far, cleaned, hops);
      EchoStateCodec writer = EchoStateCodec.writer(next);
      blocks.visit(writer);
      hops.visit(writer);
      idle.add(hops);
    } else {
      blocks.process(near, far, cleaned, null);
      blocks.visit(EchoStateCodec.writer(next));
    }
    return new EchoStep(next, cleaned, blocks.measures(near, far, cleaned));
  }
}
