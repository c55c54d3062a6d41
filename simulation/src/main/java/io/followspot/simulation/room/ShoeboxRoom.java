package io.followspot.simulation.room;

import java.util.Random;

/**
 * A room with six plane walls of equal reflection.
 *
 * @param widthM in metres
 * @param depthM in metres
 * @param heightM in metres
 * @param decaySeconds time in which its sound decays by 60 dB
 */
record ShoeboxRoom(double widthM, double depthM, double heightM, double decaySeconds) {
  static final int RATE = SimulatedTalk.RATE;
  static final double SOUND_M_PER_S = 343;

  /** Later reflections are so many that each is put at the nearest sample. */
  private static final int INTERPOLATED_SAMPLES = 800;

  private static final int HALF_KERNEL = 16;

  /** Pole of the filter that removes the response's mean, as any microphone does. */
  private static final double HIGH_PASS = 0.98;

  ShoeboxRoom {
    if (!(widthM > 0 && depthM > 0 && heightM > 0 && decaySeconds > 0)) {
      throw new IllegalArgumentException(
          "room of " + widthM + " x " + depthM + " x " + heightM + " m, " + decaySeconds + " s");
    }
  }

  /** Returns a room like those that cameras are in, with furniture. */
  static ShoeboxRoom random(Random random) {
    return new ShoeboxRoom(
        3 + 3 * random.nextDouble(),
        3 + 4 * random.nextDouble(),
        2.4 + 0.6 * random.nextDouble(),
        0.15 + 0.2 * random.nextDouble());
  }

  /**
   * Returns the response from a source to a receiver, by image sources after J. Allen and D.
   * Berkley, "Image method for efficiently simulating small-room acoustics" (JASA 1979): a
   * reflected path is that from the source mirrored at the walls. As long as the decay; 1 is the
   * amplitude at one metre.
   */
  float[] response(RoomPoint source, RoomPoint receiver) {
    float[] out = new float[(int) (decaySeconds * RATE)];
    double farthestM = out.length * SOUND_M_PER_S / RATE;
    int mostX = (int) Math.ceil(farthestM / (2 * widthM));
    int mostY = (int) Math.ceil(farthestM / (2 * depthM));
    int mostZ = (int) Math.ceil(farthestM / (2 * heightM));
    double reflected = reflection();
    for (int x = -2 * mostX; x <= 2 * mostX; x++) {
      double dx = mirrored(source.xM(), widthM, x) - receiver.xM();
      for (int y = -2 * mostY; y <= 2 * mostY; y++) {
        double dy = mirrored(source.yM(), depthM, y) - receiver.yM();
        for (int z = -2 * mostZ; z <= 2 * mostZ; z++) {
          double dz = mirrored(source.zM(), heightM, z) - receiver.zM();
          double distanceM = Math.sqrt(dx * dx + dy * dy + dz * dz);
          if (distanceM < farthestM) {
            int walls = Math.abs(x) + Math.abs(y) + Math.abs(z);
            add(out, distanceM, StrictMath.pow(reflected, walls) / Math.max(0.02, distanceM));
          }
        }
      }
    }
    return withoutMean(out);
  }

  /** The coordinate of a source mirrored so many times between two walls. */
  private static double mirrored(double atM, double wallsApartM, int times) {
    return times * wallsApartM + (times % 2 == 0 ? atM : wallsApartM - atM);
  }

  /** The walls' reflection of amplitudes that gives the decay, after Eyring. */
  private double reflection() {
    double volume = widthM * depthM * heightM;
    double surface = 2 * (widthM * depthM + widthM * heightM + depthM * heightM);
    double absorbed = 24 * StrictMath.log(10) * volume / (SOUND_M_PER_S * surface * decaySeconds);
    return StrictMath.exp(-absorbed / 2);
  }

  private static void add(float[] out, double distanceM, double amplitude) {
    double at = distanceM / SOUND_M_PER_S * RATE;
    if (at >= INTERPOLATED_SAMPLES) {
      int nearest = (int) Math.round(at);
      if (nearest < out.length) {
        out[nearest] += (float) amplitude;
      }
      return;
    }
    int middle = (int) Math.floor(at);
    for (int i = middle - HALF_KERNEL + 1; i <= middle + HALF_KERNEL; i++) {
      if (i >= 0 && i < out.length) {
        out[i] += (float) (amplitude * kernel(i - at));
      }
    }
  }

  private static double kernel(double samples) {
    double x = Math.PI * samples;
    double window = 0.5 + 0.5 * StrictMath.cos(x / HALF_KERNEL);
    return Math.abs(x) < 1e-9 ? 1 : window * StrictMath.sin(x) / x;
  }

  private static float[] withoutMean(float[] response) {
    double before = 0;
    double out = 0;
    for (int i = 0; i < response.length; i++) {
      out = response[i] - before + HIGH_PASS * out;
      before = response[i];
      response[i] = (float) out;
    }
    return response;
  }
}
