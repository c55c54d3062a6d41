package io.followspot.tracking.motion;

import static io.followspot.tracking.motion.BoxFilter.H;
import static io.followspot.tracking.motion.BoxFilter.W;
import static io.followspot.tracking.motion.BoxFilter.X;
import static io.followspot.tracking.motion.BoxFilter.Y;

import io.followspot.tracking.geometry.Box;
import java.nio.ByteBuffer;

/**
 * By how much an object moves and grows more abruptly than {@link MotionNoise} assumes, estimated
 * from its filter's innovations.
 *
 * <p>The innovations of a filter with the right noise are white (Kailath 1968; Mehra 1970). Where
 * successive ones have the same sign the filter lags, and the process noise grows; otherwise it
 * decreases. The logarithm of the factor moves by {@code rate (u(t) u(t-1) - expected)}, u in
 * standard deviations, separately for the centre and for width and height. Quantised, so that saved
 * and computed values are identical.
 */
public final class MotionScale {
  /** Bytes that {@link #write} appends. */
  public static final int BYTES = 8;

  /** Steps of a logarithm in one. */
  private static final double LOG_STEPS = 4096;

  /** Steps of an innovation in one standard deviation. */
  private static final double INNOVATION_STEPS = 40;

  /** Innovations are clamped to three standard deviations. */
  private static final double MAX_INNOVATION = 3;

  /**
   * Noise scaled by e^5 allows an object to move by several of its own sizes between two frames.
   */
  private static final double MAX_LOG = 5;

  /**
   * Step of the logarithm: a filter that lags by one deviation doubles the factor in a few frames.
   */
  private static final double RATE = 0.4;

  /**
   * Correlation at which the factor stays. Above zero: errors of real detectors are correlated over
   * several frames, most of all for half hidden objects, without any movement.
   */
  private static final double EXPECTED = 0.2;

  private short centre;
  private short extent;
  private final byte[] innovations = new byte[4];
  private double centreFactor = 1;
  private double extentFactor = 1;

  /** Starts at logarithms of factors as other tracks of the camera have them. */
  public MotionScale(double centreLog, double extentLog) {
    centre = steps(centreLog);
    extent = steps(extentLog);
    setFactors();
  }

  /** Reads what {@link #write} wrote; rejects a factor below one or beyond the largest. */
  public static MotionScale read(ByteBuffer in) {
    MotionScale scale = new MotionScale(0, 0);
    scale.centre = checked(in.getShort());
    scale.extent = checked(in.getShort());
    in.get(scale.innovations);
    scale.setFactors();
    return scale;
  }

  /** Appends the state, {@link #BYTES} bytes. */
  public void write(ByteBuffer out) {
    out.putShort(centre).putShort(extent).put(innovations);
  }

  /**
   * Updates the scale with a detection, before the filter is updated with it.
   *
   * @param successive whether the previous frame had a detection too, and the filter was not new
   *     then
   */
  public void observe(BoxFilter filter, Box box, MotionNoise noise, boolean successive) {
    double x = innovation(filter, X, box.leftPx() + box.widthPx() / 2, noise);
    double y = innovation(filter, Y, box.topPx() + box.heightPx() / 2, noise);
    double w = innovation(filter, W, box.widthPx(), noise);
    double h = innovation(filter, H, box.heightPx(), noise);
    if (successive) {
      double moved = (x * innovations[X] + y * innovations[Y]) / (2 * INNOVATION_STEPS);
      double grown = (w * innovations[W] + h * innovations[H]) / (2 * INNOVATION_STEPS);
      centre = steps(centreLog() + RATE * (moved - EXPECTED));
      extent = steps(extentLog() + RATE * (grown - EXPECTED));
      setFactors();
    }
    innovations[X] = (byte) Math.round(x * INNOVATION_STEPS);
    innovations[Y] = (byte) Math.round(y * INNOVATION_STEPS);
    innovations[W] = (byte) Math.round(w * INNOVATION_STEPS);
    innovations[H] = (byte) Math.round(h * INNOVATION_STEPS);
  }

  /** The logarithm of the factor of the centre, from 0. */
  public double centreLog() {
    return centre / LOG_STEPS;
  }

  /** The logarithm of the factor of width and height, from 0. */
  public double extentLog() {
    return extent / LOG_STEPS;
  }

  /** A factor of the centre's process noise, from 1. */
  double centreFactor() {
    return centreFactor;
  }

  /** A factor of the process noise of width and height, from 1. */
  double extentFactor() {
    return extentFactor;
  }

  private void setFactors() {
    centreFactor = centre == 0 ? 1 : StrictMath.exp(centreLog());
    extentFactor = extent == 0 ? 1 : StrictMath.exp(extentLog());
  }

  private static double innovation(BoxFilter filter, int axis, double measured, MotionNoise noise) {
    double variance = filter.variance(axis) + filter.measurementVariance(axis, noise, 1);
    double sigmas = (measured - filter.position(axis)) / Math.sqrt(variance);
    return Math.max(-MAX_INNOVATION, Math.min(MAX_INNOVATION, sigmas));
  }

  private static short steps(double log) {
    return (short) Math.round(LOG_STEPS * Math.max(0, Math.min(MAX_LOG, log)));
  }

  private static short checked(short steps) {
    if (steps < 0 || steps > LOG_STEPS * MAX_LOG) {
      throw new IllegalArgumentException("motion scale holds " + steps);
    }
    return steps;
  }
}
