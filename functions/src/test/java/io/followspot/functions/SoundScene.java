package io.followspot.functions;

import com.google.protobuf.ByteString;
import io.followspot.protos.v1.Sound;
import io.followspot.protos.v1.SoundFormat;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A synthetic talk at a camera: a voice nearby, a loudspeaker, and its echo in the microphone. */
final class SoundScene {
  static final int RATE = 16_000;
  static final long BEGAN_US = 1_700_000_000_000_000L;

  private SoundScene() {}

  /** Pulses at a pitch through a resonance, with syllables; silent outside of a stretch. */
  static float[] voice(double seconds, double from, double to, int periodSamples) {
    float[] out = new float[(int) (seconds * RATE)];
    double a = 0;
    double b = 0;
    Random random = new Random(periodSamples);
    for (int i = (int) (from * RATE); i < (int) (to * RATE); i++) {
      double pulse = i % periodSamples == 0 ? 1 : 0.02 * random.nextGaussian();
      double next = pulse + 2 * 0.97 * Math.cos(2 * Math.PI * 500 / RATE) * a - 0.9409 * b;
      b = a;
      a = next;
      out[i] = (float) (0.06 * (0.55 + 0.45 * Math.sin(2 * Math.PI * 4 * i / RATE)) * next);
    }
    return out;
  }

  /** Adds the far signal's echo, 50 ms later, and some noise. */
  static float[] microphone(float[] near, float[] far) {
    Random random = new Random(5);
    float[] room = new float[1_200];
    for (int i = 0; i < room.length; i++) {
      room[i] = (float) (0.05 * random.nextGaussian() * Math.exp(-i / 200.0));
    }
    room[0] = 0.6f;
    float[] out = new float[near.length];
    for (int i = 0; i < out.length; i++) {
      double sum = near[i] + 0.0005 * random.nextGaussian();
      for (int j = 0; j < room.length && i - 800 - j >= 0; j++) {
        sum += room[j] * far[i - 800 - j];
      }
      out[i] = (float) sum;
    }
    return out;
  }

  /** Records of so many samples; without far ones if there is no such signal. */
  static List<Sound> records(float[] near, float[] far, int samples) {
    List<Sound> records = new ArrayList<>();
    for (int from = 0; from + samples <= near.length; from += samples) {
      records.add(
          Sound.newBuilder()
              .setCameraId("lobby")
              .setStreamId(BEGAN_US)
              .setSequence(from / samples)
              .setCapturedAtUs(BEGAN_US + from * 1_000_000L / RATE)
              .setFormat(SoundFormat.SOUND_FORMAT_PCM16)
              .setRateHz(RATE)
              .setNear(pcm(near, from, samples))
              .setFar(far.length == 0 ? ByteString.EMPTY : pcm(far, from, samples))
              .build());
    }
    return records;
  }

  static ByteString pcm(float[] sound, int from, int samples) {
    ByteBuffer out = ByteBuffer.allocate(2 * samples).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = from; i < from + samples; i++) {
      out.putShort((short) Math.round(sound[i] * 32767));
    }
    return ByteString.copyFrom(out.array());
  }
}
