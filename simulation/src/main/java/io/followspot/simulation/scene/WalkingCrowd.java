package io.followspot.simulation.scene;

import io.followspot.tracking.geometry.Box;
import java.util.Random;

/**
 * Boxes of many people who walk at random and stay within the picture: a load for trackers. Each
 * keeps its speed and slowly turns. Nobody is occluded. The same arguments give the same boxes. Not
 * thread-safe.
 */
public final class WalkingCrowd {
  private static final double WIDTH_PX = 16;
  private static final double HEIGHT_PX = 40;

  /** Heights a second: a person of 1.7 m walks 0.7 to 1.4 m a second. */
  private static final double SLOWEST = 0.4;

  private static final double FASTEST = 0.8;

  /** Standard deviation of the direction after a second, in radians. */
  private static final double TURN = 0.4;

  /** Standard deviation of a box's place, as a part of its height. */
  private static final double JITTER = 0.01;

  private final int widthPx;
  private final int heightPx;
  private final Random random;
  private final double[] x;
  private final double[] y;
  private final double[] direction;
  private final double[] speed;
  private final double[] scale;

  /** Places everybody at random. */
  public WalkingCrowd(int people, int widthPx, int heightPx, long seed) {
    this.widthPx = widthPx;
    this.heightPx = heightPx;
    random = new Random(seed);
    x = random.doubles(people, 0, widthPx - 2 * WIDTH_PX).toArray();
    y = random.doubles(people, 0, heightPx - 2 * HEIGHT_PX).toArray();
    direction = random.doubles(people, 0, 2 * Math.PI).toArray();
    speed = random.doubles(people, SLOWEST * HEIGHT_PX, FASTEST * HEIGHT_PX).toArray();
    scale = random.doubles(people, 1, 1.5).toArray();
  }

  /** How many there are. */
  public int people() {
    return x.length;
  }

  /** Lets everybody walk for that time. */
  public void walk(double seconds) {
    for (int i = 0; i < x.length; i++) {
      direction[i] += TURN * Math.sqrt(seconds) * random.nextGaussian();
      x[i] += speed[i] * seconds * StrictMath.cos(direction[i]);
      y[i] += speed[i] * seconds * StrictMath.sin(direction[i]);
      if (x[i] < 0 || x[i] > widthPx - 2 * WIDTH_PX) {
        x[i] = Math.max(0, Math.min(widthPx - 2 * WIDTH_PX, x[i]));
        direction[i] = Math.PI - direction[i];
      }
      if (y[i] < 0 || y[i] > heightPx - 2 * HEIGHT_PX) {
        y[i] = Math.max(0, Math.min(heightPx - 2 * HEIGHT_PX, y[i]));
        direction[i] = -direction[i];
      }
    }
  }

  /** Where a person is seen now, with the noise of a good detector. */
  public Box seen(int person) {
    double noise = JITTER * HEIGHT_PX * scale[person];
    return new Box(
        x[person] + noise * random.nextGaussian(),
        y[person] + noise * random.nextGaussian(),
        WIDTH_PX * scale[person],
        HEIGHT_PX * scale[person]);
  }
}
