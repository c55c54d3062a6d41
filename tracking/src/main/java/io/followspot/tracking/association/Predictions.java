package io.followspot.tracking.association;

import static io.followspot.tracking.motion.BoxFilter.H;
import static io.followspot.tracking.motion.BoxFilter.W;
import static io.followspot.tracking.motion.BoxFilter.X;
import static io.followspot.tracking.motion.BoxFilter.Y;

import io.followspot.tracking.motion.BoxFilter;
import io.followspot.tracking.motion.MotionNoise;
import java.util.Arrays;

/**
 * The predicted tracks of this frame, laid out for comparing each with many detections. Reused from
 * frame to frame.
 */
public final class Predictions {
  /** Numbers kept per track. */
  private static final int STRIDE = 14;

  private static final int CX = 0;
  private static final int CY = 1;
  private static final int WIDTH = 2;
  private static final int HEIGHT = 3;
  private static final int PRECISION_X = 4;
  private static final int PRECISION_Y = 5;
  private static final int PRECISION_W = 6;
  private static final int PRECISION_H = 7;
  private static final int REACH_X = 8;
  private static final int VAGUENESS = 9;
  private static final int HEADING_X = 10;
  private static final int HEADING_Y = 11;
  private static final int FROM_X = 12;
  private static final int FROM_Y = 13;

  private final AssociationConfig config;
  private final MotionNoise noise;
  private final double grow;
  private double[] p = new double[STRIDE * 16];

  /** Prepares for comparisons by {@code config}. */
  public Predictions(AssociationConfig config, MotionNoise noise) {
    this.config = config;
    this.noise = noise;
    this.grow = 1 + 2 * config.overlapBuffer();
  }

  /** Puts the track's predicted state, and the centre of its last detection, in a row. */
  public void set(int row, BoxFilter filter, double lastX, double lastY) {
    int o = row * STRIDE;
    if (o + STRIDE > p.length) {
      p = Arrays.copyOf(p, Math.max(2 * p.length, o + STRIDE));
    }
    double rCentre = filter.measurementVariance(X, noise, 1);
    double rExtent = filter.measurementVariance(W, noise, 1);
    double sx = filter.variance(X) + rCentre;
    double sy = filter.variance(Y) + rCentre;
    double sw = filter.variance(W) + rExtent;
    double sh = filter.variance(H) + rExtent;
    p[o + CX] = filter.position(X);
    p[o + CY] = filter.position(Y);
    p[o + WIDTH] = filter.position(W);
    p[o + HEIGHT] = filter.position(H);
    p[o + PRECISION_X] = 1 / sx;
    p[o + PRECISION_Y] = 1 / sy;
    p[o + PRECISION_W] = config.extentWeight() / sw;
    p[o + PRECISION_H] = config.extentWeight() / sh;
    p[o + REACH_X] = Math.sqrt(config.maxCost() * sx);
    double ratio = (sx / rCentre) * (sy / rCentre) * (sw / rExtent) * (sh / rExtent);
    p[o + VAGUENESS] = config.vaguenessWeight() * StrictMath.log(ratio);
    setHeading(o, filter);
    p[o + FROM_X] = lastX;
    p[o + FROM_Y] = lastY;
  }

  /**
   * The velocity divided by its standard deviation, cut to length 1: the significant part of it.
   */
  private void setHeading(int o, BoxFilter filter) {
    double vx = filter.velocity(X);
    double vy = filter.velocity(Y);
    double speed = Math.hypot(vx, vy);
    double sigma = Math.sqrt(filter.velocityVariance(X) + filter.velocityVariance(Y));
    double sure = Math.min(1, speed / (2 * sigma)) / Math.max(speed, 1e-9);
    p[o + HEADING_X] = vx * sure;
    p[o + HEADING_Y] = vy * sure;
  }

  /** Where the track is predicted. */
  public double centreX(int row) {
    return p[row * STRIDE + CX];
  }

  /** The distance along x beyond which every cost is infinite. */
  public double reachX(int row) {
    return p[row * STRIDE + REACH_X];
  }

  /**
   * The cost of the pair, infinite where {@code d²} alone is beyond the largest cost.
   *
   * <p>It is {@code d² + e d'² + a ln(det S / det R) + b (1 - BIoU) + c (1 - cos)}: the squared
   * Mahalanobis distances of the centre and of width and height, the uncertainty of the prediction,
   * the IoU of boxes that have grown, so that near misses count (Yang et al. 2023, C-BIoU), and the
   * turn that the object would have made (Cao et al. 2023, OC-SORT).
   */
  public double cost(int row, double cx, double cy, double width, double height) {
    int o = row * STRIDE;
    double dx = cx - p[o + CX];
    if (Math.abs(dx) > p[o + REACH_X]) {
      return Double.POSITIVE_INFINITY;
    }
    double dy = cy - p[o + CY];
    double centre = dx * dx * p[o + PRECISION_X] + dy * dy * p[o + PRECISION_Y];
    if (centre > config.maxCost()) {
      return Double.POSITIVE_INFINITY;
    }
    double dw = width - p[o + WIDTH];
    double dh = height - p[o + HEIGHT];
    double cost =
        centre + dw * dw * p[o + PRECISION_W] + dh * dh * p[o + PRECISION_H] + p[o + VAGUENESS];
    if (config.overlapWeight() > 0) {
      cost += config.overlapWeight() * (1 - iou(o, dx, dy, width, height, grow));
    }
    if (config.directionWeight() > 0) {
      cost += config.directionWeight() * turn(o, cx, cy);
    }
    return cost;
  }

  /**
   * One minus the IoU of the predicted box and the detection; infinite where they overlap less than
   * {@code minOverlap} or differ by more than {@code minLikeness}. For objects that move or grow in
   * a way that the motion model does not expect: it uses no model.
   */
  public double overlapCost(int row, double cx, double cy, double width, double height) {
    int o = row * STRIDE;
    if (!alike(p[o + WIDTH], width) || !alike(p[o + HEIGHT], height)) {
      return Double.POSITIVE_INFINITY;
    }
    double overlap = iou(o, cx - p[o + CX], cy - p[o + CY], width, height, 1);
    return overlap >= config.minOverlap() ? 1 - overlap : Double.POSITIVE_INFINITY;
  }

  private boolean alike(double a, double b) {
    return Math.min(a, b) >= config.minLikeness() * Math.max(a, b);
  }

  /** IoU of boxes whose sides have grown by a factor. */
  private double iou(int o, double dx, double dy, double width, double height, double grow) {
    double w1 = p[o + WIDTH] * grow;
    double h1 = p[o + HEIGHT] * grow;
    double w2 = width * grow;
    double h2 = height * grow;
    double w = Math.min(Math.min(w1, w2), (w1 + w2) / 2 - Math.abs(dx));
    double h = Math.min(Math.min(h1, h2), (h1 + h2) / 2 - Math.abs(dy));
    if (w <= 0 || h <= 0) {
      return 0;
    }
    double intersection = w * h;
    return intersection / (w1 * h1 + w2 * h2 - intersection);
  }

  /** The cost of a direction away from the heading, 0 to 1 (after OC-SORT's momentum). */
  private double turn(int o, double cx, double cy) {
    double wayX = cx - p[o + FROM_X];
    double wayY = cy - p[o + FROM_Y];
    double way = Math.hypot(wayX, wayY);
    if (way < 1e-9) {
      return 0;
    }
    double sure = Math.hypot(p[o + HEADING_X], p[o + HEADING_Y]);
    return (sure - (wayX * p[o + HEADING_X] + wayY * p[o + HEADING_Y]) / way) / 2;
  }
}
