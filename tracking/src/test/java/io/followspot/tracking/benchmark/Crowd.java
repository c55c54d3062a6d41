package io.followspot.tracking.benchmark;

import io.followspot.tracking.geometry.Affine;
import io.followspot.tracking.geometry.Box;
import io.followspot.tracking.tracker.Detection;
import io.followspot.tracking.tracker.FrameDetections;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Many people who walk straight through a large frame and enter again at the other side. */
final class Crowd {
  private static final int WIDTH = 3840;
  private static final int HEIGHT = 2160;
  private static final int FRAMES_PER_SECOND = 25;
  private static final double SPEED_PX = 4;
  private static final double JITTER_PX = 1;
  private static final double MISSED = 0.03;

  private Crowd() {}

  /** Returns the frames of a walk; the same for the same arguments. */
  static List<FrameDetections> walk(int people, int frames, long seed) {
    Random random = new Random(seed);
    double[] x = random.doubles(people, 0, WIDTH).toArray();
    double[] y = random.doubles(people, 0, HEIGHT - 80).toArray();
    double[] direction = random.doubles(people, 0, 2 * Math.PI).toArray();
    List<FrameDetections> walk = new ArrayList<>();
    for (int f = 0; f < frames; f++) {
      List<Detection> detections = new ArrayList<>(people);
      for (int i = 0; i < people; i++) {
        x[i] = wrapped(x[i] + SPEED_PX * Math.cos(direction[i]), WIDTH - 35);
        y[i] = wrapped(y[i] + SPEED_PX * Math.sin(direction[i]), HEIGHT - 80);
        if (random.nextDouble() >= MISSED) {
          Box box =
              new Box(
                  x[i] + JITTER_PX * random.nextGaussian(),
                  y[i] + JITTER_PX * random.nextGaussian(),
                  32 + JITTER_PX * random.nextGaussian(),
                  80 + JITTER_PX * random.nextGaussian());
          if (box.rightPx() > 0 && box.bottomPx() > 0) {
            detections.add(new Detection(box, 0.6 + 0.4 * random.nextDouble()));
          }
        }
      }
      walk.add(
          new FrameDetections(
              f * 1_000_000L / FRAMES_PER_SECOND, WIDTH, HEIGHT, detections, Affine.IDENTITY));
    }
    return walk;
  }

  private static double wrapped(double v, double size) {
    return v < 0 ? v + size : v >= size ? v - size : v;
  }
}
