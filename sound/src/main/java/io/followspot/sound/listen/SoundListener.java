package io.followspot.sound.listen;

import io.followspot.sound.echo.Decibels;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Detects events in a sound at 16 kHz, block by block: a pure step from (state, block) to (state,
 * occurrences). Blocks of any length give the same, however they are cut.
 */
public final class SoundListener {
  static final int HOP = 256;

  /** The size of a state. */
  public static final int STATE_BYTES =
      2 * Integer.BYTES
          + Long.BYTES
          + HOP * Float.BYTES
          + VoicingMeasure.STATE_BYTES
          + SpeechDetector.STATE_BYTES
          + LoudnessMonitor.STATE_BYTES;

  private static final int FORMAT = 1;

  private final float[] hop = new float[HOP];
  private final VoicingMeasure voicing = new VoicingMeasure();
  private final SpeechDetector speech = new SpeechDetector();
  private final LoudnessMonitor loudness;
  private int waiting;
  private long hops;

  private SoundListener(double loudDb) {
    loudness = new LoudnessMonitor(loudDb);
  }

  /**
   * The result of a block.
   *
   * @param state for the next block, {@link #STATE_BYTES} long
   * @param occurrences in order
   * @param backgroundDb the learned background, {@link Decibels#SILENCE_DB} until it is learned
   * @param speech whether there is speech
   */
  @SuppressWarnings("ArrayRecordComponent") // on its way from one step to the next
  public record Heard(
      byte[] state, List<Occurrence> occurrences, double backgroundDb, boolean speech) {}

  /**
   * Listens to one block.
   *
   * @param state of the block before; one of another form, as the empty one, begins anew
   * @param block samples, full scale at 1
   * @param loudDb how much louder than the background a loud sound is
   */
  public static Heard step(byte[] state, float[] block, double loudDb) {
    SoundListener listener = resume(state, loudDb);
    List<Occurrence> occurrences = new ArrayList<>();
    for (float sample : block) {
      listener.hop[listener.waiting++] = sample;
      if (listener.waiting == HOP) {
        listener.waiting = 0;
        listener.listen(occurrences);
      }
    }
    return listener.heard(occurrences);
  }

  /** Ends events in progress at the end of the sound. */
  public static Heard end(byte[] state, double loudDb) {
    SoundListener listener = resume(state, loudDb);
    List<Occurrence> occurrences = new ArrayList<>();
    if (listener.speech.speaks()) {
      listener.endSpeech(occurrences);
    }
    return listener.heard(occurrences);
  }

  private static SoundListener resume(byte[] state, double loudDb) {
    SoundListener listener = new SoundListener(loudDb);
    if (state.length == STATE_BYTES) {
      ByteBuffer bytes = ByteBuffer.wrap(state).order(ByteOrder.LITTLE_ENDIAN);
      if (bytes.getInt() == FORMAT) {
        listener.read(bytes);
      }
    }
    return listener;
  }

  private Heard heard(List<Occurrence> occurrences) {
    byte[] state = new byte[STATE_BYTES];
    write(ByteBuffer.wrap(state).order(ByteOrder.LITTLE_ENDIAN).putInt(FORMAT));
    return new Heard(state, List.copyOf(occurrences), loudness.backgroundDb(), speech.speaks());
  }

  private void listen(List<Occurrence> occurrences) {
    double levelDb = Decibels.level(hop);
    int change = speech.step(levelDb, voicing.step(hop), hops);
    if (change > 0) {
      occurrences.add(
          new Occurrence(Occurrence.Type.SPEECH_BEGAN, speech.beganAtHop() * HOP, 0, 0, 0));
    } else if (change < 0) {
      endSpeech(occurrences);
    }
    double backgroundDb = loudness.backgroundDb();
    if (loudness.step(levelDb)) {
      occurrences.add(
          new Occurrence(
              Occurrence.Type.LOUD_SOUND, hops * HOP, loudness.levelDb(), backgroundDb, 0));
    }
    hops++;
  }

  private void endSpeech(List<Occurrence> occurrences) {
    long end = (speech.lastAtHop() + 1) * HOP;
    long length = end - speech.beganAtHop() * HOP;
    occurrences.add(new Occurrence(Occurrence.Type.SPEECH_ENDED, end, 0, 0, length));
    speech.silence();
  }

  private void read(ByteBuffer state) {
    waiting = Math.max(0, Math.min(HOP - 1, state.getInt()));
    hops = state.getLong();
    state.asFloatBuffer().get(hop);
    state.position(state.position() + HOP * Float.BYTES);
    voicing.read(state);
    speech.read(state);
    loudness.read(state);
  }

  private void write(ByteBuffer state) {
    state.putInt(waiting).putLong(hops);
    state.asFloatBuffer().put(hop);
    state.position(state.position() + HOP * Float.BYTES);
    voicing.write(state);
    speech.write(state);
    loudness.write(state);
  }
}
