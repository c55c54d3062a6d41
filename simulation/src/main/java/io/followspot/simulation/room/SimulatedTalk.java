package io.followspot.simulation.room;

import io.followspot.sound.wav.Resampler;
import java.util.Arrays;
import java.util.Random;

/**
 * A talk at a camera in a simulated room, all sounds of one length at {@link #RATE}, with its
 * truth: {@code microphone} is the sum of {@code voice}, {@code echo} and noise.
 *
 * @param far the loudspeaker's signal
 * @param microphone what the microphone records
 * @param voice the near voice as the microphone hears it; zeros without one
 * @param echo the loudspeaker's sound as the microphone hears it
 * @param echoDelayMs from the loudspeaker's signal to the first sound of it at the microphone, at
 *     the start
 */
@SuppressWarnings("ArrayRecordComponent") // made once, read by its owner
public record SimulatedTalk(
    float[] far, float[] microphone, float[] voice, float[] echo, double echoDelayMs) {
  /** Samples per second. */
  public static final int RATE = 16_000;

  private static final double FAR_LEVEL = 0.1;
  private static final double VOICE_LEVEL = 0.05;

  /** Range of the echo's level against the voice's. */
  private static final double LEAST_ECHO_DB = -6;

  private static final double ECHO_RANGE_DB = 9;

  /** How long a moved microphone takes from one place to the other. */
  private static final int MOVE_SAMPLES = RATE / 10;

  /** Simulates a talk; equal plans give equal samples. */
  public static SimulatedTalk of(TalkPlan plan) {
    Random random = new Random(plan.seed());
    ShoeboxRoom room = ShoeboxRoom.random(random);
    RoomPoint microphone =
        new RoomPoint(
            room.widthM() * (0.3 + 0.4 * random.nextDouble()), 0.1, 1.2 + random.nextDouble());
    RoomPoint loudspeaker = beside(microphone, 0.06 + 0.2 * random.nextDouble());
    RoomPoint moved = beside(microphone, -0.2 - 0.3 * random.nextDouble());
    RoomPoint person =
        new RoomPoint(
            room.widthM() * (0.2 + 0.6 * random.nextDouble()),
            0.8 + 1.5 * random.nextDouble(),
            1.5);
    float[] far = SyntheticVoice.speak(random.nextLong(), plan.seconds(), FAR_LEVEL);
    float[] near = SyntheticVoice.speak(random.nextLong(), plan.seconds(), VOICE_LEVEL);
    double echoDb = LEAST_ECHO_DB + ECHO_RANGE_DB * random.nextDouble();
    float[] played = Loudspeaker.play(far, plan);
    float[] echo = Convolution.of(played, room.response(loudspeaker, microphone));
    double distanceM = loudspeaker.distanceM(microphone);
    if (plan.walking()) {
      WalkingPerson.reflect(played, random.nextLong(), 1 / distanceM, echo);
    }
    if (plan.changeAtSeconds() > 0) {
      float[] after = Convolution.of(played, room.response(loudspeaker, moved));
      crossfade(echo, after, (int) (plan.changeAtSeconds() * RATE));
    }
    echo = drifted(echo, plan.driftPpm());
    SyntheticVoice.scaled(echo, VOICE_LEVEL * StrictMath.pow(10, echoDb / 20));
    float[] voice = new float[far.length];
    if (plan.near()) {
      voice =
          SyntheticVoice.scaled(
              Convolution.of(near, room.response(person, microphone)), VOICE_LEVEL);
    }
    double delayMs = plan.delayMs() + 1_000 * distanceM / ShoeboxRoom.SOUND_M_PER_S;
    return new SimulatedTalk(far, sum(voice, echo, plan, random), voice, echo, delayMs);
  }

  private static RoomPoint beside(RoomPoint point, double byM) {
    return new RoomPoint(point.xM() + byM, point.yM() + Math.abs(byM) / 2, point.zM() - byM / 3);
  }

  private static void crossfade(float[] before, float[] after, int from) {
    for (int i = from; i < before.length; i++) {
      float share = Math.min(1, (i - from) / (float) MOVE_SAMPLES);
      before[i] += share * (after[i] - before[i]);
    }
  }

  private static float[] drifted(float[] echo, double ppm) {
    return ppm == 0
        ? echo
        : Arrays.copyOf(Resampler.resample(echo, 1 + ppm * 1e-6, 0), echo.length);
  }

  private static float[] sum(float[] voice, float[] echo, TalkPlan plan, Random random) {
    double noise = StrictMath.pow(10, plan.noiseDb() / 20);
    float[] out = new float[voice.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = voice[i] + echo[i] + (float) (noise * random.nextGaussian());
    }
    return out;
  }
}
