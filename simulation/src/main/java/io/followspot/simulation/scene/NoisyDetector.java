package io.followspot.simulation.scene;

import io.followspot.tracking.geometry.Box;
import io.followspot.tracking.tracker.Detection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A simulated detector for a simulated scene. Its errors are like real ones: misses and false
 * detections in runs, boxes with slow and fast jitter, low scores where little is visible. Frame
 * n's detections are a pure function of the seed, the noise and the frame's truth.
 */
public final class NoisyDetector {
  /** An object of which less than this part is visible is not detected. */
  private static final double LEAST_VISIBLE = 0.15;

  /** Duration of lasting errors, in frames. */
  private static final int RUN_FRAMES = 6;

  private static final double MERGE_FROM_OVERLAP = 0.25;
  private static final float[] NONE = {};

  private final long seed;
  private final DetectorNoise noise;

  /** A detector with different errors for each seed. */
  public NoisyDetector(long seed, DetectorNoise noise) {
    this.seed = seed;
    this.noise = noise;
  }

  /** Returns the detections of a frame, the highest scores first. */
  public List<Detection> detect(SceneFrame frame) {
    List<Detection> detections = new ArrayList<>();
    List<SceneObject> left = new ArrayList<>(frame.objects());
    left.removeIf(object -> missed(object, frame.index()));
    merge(left, frame, detections);
    for (SceneObject object : left) {
      add(detections, object.box(), object.visibility(), object, frame.index());
    }
    ghosts(frame, detections);
    detections.removeIf(detection -> !reachesInto(frame, detection.box()));
    detections.sort(Comparator.comparingDouble(Detection::score).reversed());
    return detections;
  }

  private boolean missed(SceneObject object, long index) {
    double hidden = 1 - object.visibility();
    double alone = noise.missed() + (1 - noise.missed()) * hidden * hidden * hidden;
    return object.visibility() < LEAST_VISIBLE
        || chance(alone, object.id(), index, 1)
        || chance(noise.dropout() * (1 + 2 * hidden), object.id(), run(object.id(), index), 2);
  }

  /** Overlapping neighbours are detected as one box around both. */
  private void merge(List<SceneObject> left, SceneFrame frame, List<Detection> detections) {
    for (int i = 0; i < left.size(); i++) {
      for (int j = i + 1; j < left.size(); j++) {
        SceneObject a = left.get(i);
        SceneObject b = left.get(j);
        double overlap = overlap(a.box(), b.box());
        double part = Math.min(1, (overlap - MERGE_FROM_OVERLAP) * 4);
        long pair = AddressedRandom.hash(seed, a.id(), b.id());
        if (overlap > MERGE_FROM_OVERLAP
            && chance(noise.merged() * part, pair, run(pair, frame.index()), 3)) {
          left.remove(j);
          left.remove(i);
          add(detections, union(a.box(), b.box()), 1, a, frame.index());
          i--;
          break;
        }
      }
    }
  }

  private void add(
      List<Detection> detections, Box box, double visibility, SceneObject object, long index) {
    double certainty = 0.25 + 0.7 * visibility + 0.08 * gauss(object.id(), index, 4);
    double score = Math.max(0.05, Math.min(0.99, certainty));
    detections.add(new Detection(shaken(box, object.id(), index), score, object.label(), NONE));
    if (chance(noise.doubled(), object.id(), index, 5)) {
      Box upper = new Box(box.leftPx(), box.topPx(), box.widthPx(), box.heightPx() * 0.55);
      detections.add(
          new Detection(shaken(upper, -object.id(), index), score * 0.7, object.label(), NONE));
    }
  }

  private Box shaken(Box box, long id, long index) {
    if (noise.jitter() == 0) {
      return box;
    }
    double w = box.widthPx();
    double h = box.heightPx();
    double left = box.leftPx() + w * error(id, index, 10);
    double top = box.topPx() + 0.6 * h * error(id, index, 20);
    double right = box.rightPx() + w * error(id, index, 30);
    double bottom = box.bottomPx() + 0.6 * h * error(id, index, 40);
    return new Box(left, top, Math.max(2, right - left), Math.max(2, bottom - top));
  }

  /** Half of the variance changes slowly over several frames, half is new in each. */
  private double error(long id, long index, int key) {
    long step = Math.floorDiv(index, RUN_FRAMES);
    double part = (double) Math.floorMod(index, RUN_FRAMES) / RUN_FRAMES;
    double sway = (1 - part) * gauss(id, step, key) + part * gauss(id, step + 1, key);
    return noise.jitter() * (0.7 * sway + 0.7 * gauss(id, index, key + 1));
  }

  private void ghosts(SceneFrame frame, List<Detection> detections) {
    int most = (int) Math.ceil(noise.ghosts() * 2);
    for (int g = 0; g < most; g++) {
      boolean lasting = g % 2 == 0;
      long when = lasting ? run(g, frame.index()) : frame.index();
      if (chance(noise.ghosts() / Math.max(1, most), when, g, 6)) {
        double h = frame.heightPx() * AddressedRandom.between(0.1, 0.4, seed, when, 100 + g);
        double x = frame.widthPx() * AddressedRandom.unit(seed, when, 200 + g);
        double y = frame.heightPx() * AddressedRandom.between(0.3, 1, seed, when, 300 + g);
        Box box = new Box(x - 0.2 * h, y - h, 0.4 * h, h);
        double score = AddressedRandom.between(0.1, 0.75, seed, when, 400 + g);
        detections.add(new Detection(shaken(box, -1000 - g, frame.index()), score));
      }
    }
  }

  /** Numbers the runs of an id; runs of different ids begin in different frames. */
  private static long run(long id, long index) {
    return Math.floorDiv(index + Math.floorMod(id, (long) RUN_FRAMES), RUN_FRAMES);
  }

  private boolean chance(double chance, long a, long b, int key) {
    return AddressedRandom.unit(seed + key * 0x5DEECE66DL, a, b) < chance;
  }

  /** Normal with mean 0 and deviation 1, cut at 3: Box and Muller's. */
  private double gauss(long a, long b, int key) {
    double u = AddressedRandom.unit(seed + key * 0x2545F491L, a, b);
    double v = AddressedRandom.unit(seed - key * 0x9E3779B1L - 1, a, b);
    double normal = StrictMath.sqrt(-2 * StrictMath.log(1 - u)) * StrictMath.cos(2 * Math.PI * v);
    return Math.max(-3, Math.min(3, normal));
  }

  private static boolean reachesInto(SceneFrame frame, Box box) {
    return box.rightPx() > 0
        && box.bottomPx() > 0
        && box.leftPx() < frame.widthPx()
        && box.topPx() < frame.heightPx();
  }

  /** The intersection divided by the smaller box's area. */
  private static double overlap(Box a, Box b) {
    double w = Math.min(a.rightPx(), b.rightPx()) - Math.max(a.leftPx(), b.leftPx());
    double h = Math.min(a.bottomPx(), b.bottomPx()) - Math.max(a.topPx(), b.topPx());
    return w <= 0 || h <= 0 ? 0 : w * h / Math.min(a.areaPx2(), b.areaPx2());
  }

  private static Box union(Box a, Box b) {
    double left = Math.min(a.leftPx(), b.leftPx());
    double top = Math.min(a.topPx(), b.topPx());
    return new Box(
        left,
        top,
        Math.max(a.rightPx(), b.rightPx()) - left,
        Math.max(a.bottomPx(), b.bottomPx()) - top);
  }
}
