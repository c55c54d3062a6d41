package io.followspot.tracking.tracker;

import io.followspot.tracking.geometry.Affine;
import io.followspot.tracking.geometry.Box;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;

/** Frames of moving boxes for tests: ten frames a second, 1000 by 800 pixels. */
final class Film {
  static final int WIDTH = 1000;
  static final int HEIGHT = 800;
  static final long FRAME_US = 100_000;

  private Film() {}

  static FrameDetections frame(int number, List<Detection> detections) {
    return new FrameDetections((number + 1) * FRAME_US, WIDTH, HEIGHT, detections, Affine.IDENTITY);
  }

  /** The frames 0 to {@code count - 1}; a script gives the boxes of a frame. */
  static List<FrameDetections> of(int count, IntFunction<List<Box>> script) {
    List<FrameDetections> frames = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<Detection> detections = new ArrayList<>();
      for (Box box : script.apply(i)) {
        if (FrameDetections.isWithin(box, WIDTH, HEIGHT)) {
          detections.add(new Detection(box, 0.9));
        }
      }
      frames.add(frame(i, detections));
    }
    return frames;
  }

  /** Random walkers with jitter, misses, false detections, low scores, labels and appearance. */
  static List<FrameDetections> random(long seed, int count, int walkers) {
    Random random = new Random(seed);
    double[][] at = new double[walkers][4];
    for (double[] w : at) {
      w[0] = random.nextDouble() * WIDTH;
      w[1] = random.nextDouble() * HEIGHT;
      w[2] = random.nextGaussian() * 8;
      w[3] = random.nextGaussian() * 4;
    }
    List<FrameDetections> frames = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<Detection> detections = new ArrayList<>();
      for (int n = 0; n < walkers; n++) {
        double[] w = at[n];
        w[0] = Math.floorMod((long) (w[0] + w[2]), WIDTH);
        w[1] = Math.floorMod((long) (w[1] + w[3]), HEIGHT);
        if (random.nextDouble() < 0.85) {
          detections.add(detection(random, w[0], w[1], n));
        }
      }
      if (random.nextDouble() < 0.3) {
        detections.add(
            detection(random, random.nextDouble() * WIDTH, random.nextDouble() * HEIGHT, -1));
      }
      frames.add(frame(i, detections));
    }
    return frames;
  }

  private static Detection detection(Random random, double x, double y, int walker) {
    Box box =
        new Box(
            x + random.nextGaussian() * 2,
            y + random.nextGaussian() * 2,
            40 + random.nextDouble() * 4,
            90 + random.nextDouble() * 8);
    String label = random.nextInt(5) == 0 ? "" : random.nextInt(8) == 0 ? "car" : "person";
    float[] look = new float[random.nextInt(4) == 0 ? 0 : 24];
    for (int i = 0; i < look.length; i++) {
      look[i] = (float) (Math.sin((walker + 2) * (i + 1)) + random.nextGaussian() / 5);
    }
    double score = 0.2 + 0.8 * random.nextDouble();
    return FrameDetections.isWithin(box, WIDTH, HEIGHT)
        ? new Detection(box, score, label, look)
        : new Detection(new Box(1, 1, 40, 90), score, label, look);
  }

  /** All observations, frame by frame. */
  static List<List<Observation>> track(Tracker tracker, List<FrameDetections> frames) {
    return frames.stream().map(tracker::track).toList();
  }
}
