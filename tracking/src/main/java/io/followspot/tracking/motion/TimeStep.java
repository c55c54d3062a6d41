package io.followspot.tracking.motion;

/**
 * Coefficients of a prediction over a time step; one instance for all tracks of a frame.
 *
 * <p>A detected track is predicted at constant velocity. The velocity of an undetected one decays
 * as {@code v(t) = v exp(-t/m)} with the memory {@code m}, so that the position moves by {@code v m
 * (1 - exp(-t/m))}: an integrated Ornstein-Uhlenbeck process, which is constant velocity where t is
 * short against m. The process noise is that of white acceleration over {@code t}: {@code t³/3,
 * t²/2, t} (Bar-Shalom, Li, Kirubarajan 2001, section 6.2.2).
 */
public final class TimeStep {
  final MotionNoise noise;
  final double velocityFactor;
  final double travelS;
  final double noisePp;
  final double noisePv;
  final double noiseVv;

  private TimeStep(MotionNoise noise, double seconds, double velocityFactor, double travelS) {
    this.noise = noise;
    this.velocityFactor = velocityFactor;
    this.travelS = travelS;
    noisePp = seconds * seconds * seconds / 3;
    noisePv = seconds * seconds / 2;
    noiseVv = seconds;
  }

  /** A step of {@code seconds}, above zero, at constant velocity. */
  public static TimeStep steady(MotionNoise noise, double seconds) {
    return new TimeStep(noise, seconds, 1, seconds);
  }

  /** A step of {@code seconds}, above zero, at decaying velocity. */
  public static TimeStep coasting(MotionNoise noise, double seconds) {
    double memoryS = noise.velocityMemoryS();
    double factor = StrictMath.exp(-seconds / memoryS);
    double travelS = Double.isInfinite(memoryS) ? seconds : memoryS * (1 - factor);
    return new TimeStep(noise, seconds, factor, travelS);
  }
}
