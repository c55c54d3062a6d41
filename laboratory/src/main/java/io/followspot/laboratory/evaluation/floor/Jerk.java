package io.followspot.laboratory.evaluation.floor;

import io.followspot.simulation.site.FloorSample;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Root mean square of the third derivative of paths, in metres per second cubed. */
final class Jerk {
  /**
   * Samples farther apart in time than this multiple of the usual interval belong to separate
   * paths.
   */
  private static final double GAP = 1.5;

  private Jerk() {}

  /** Over all objects; 0 without four samples in a row. */
  static double rms(List<FloorSample> samples) {
    Map<Long, List<FloorSample>> paths = new TreeMap<>();
    samples.forEach(s -> paths.computeIfAbsent(s.id(), id -> new ArrayList<>()).add(s));
    long step = usualStepUs(samples);
    double squares = 0;
    int count = 0;
    for (List<FloorSample> path : paths.values()) {
      path.sort(java.util.Comparator.comparingLong(FloorSample::atUs));
      for (int i = 3; i < path.size(); i++) {
        double longest = 0;
        for (int k = i - 2; k <= i; k++) {
          longest = Math.max(longest, (double) (path.get(k).atUs() - path.get(k - 1).atUs()));
        }
        if (longest <= GAP * step) {
          double x = third(path, i, true);
          double y = third(path, i, false);
          squares += x * x + y * y;
          count++;
        }
      }
    }
    return count == 0 ? 0 : Math.sqrt(squares / count);
  }

  private static long usualStepUs(List<FloorSample> samples) {
    List<Long> times = samples.stream().map(FloorSample::atUs).distinct().sorted().toList();
    List<Long> steps = new ArrayList<>();
    for (int i = 1; i < times.size(); i++) {
      steps.add(times.get(i) - times.get(i - 1));
    }
    steps.sort(Long::compare);
    return steps.isEmpty() ? 0 : steps.get(steps.size() / 2);
  }

  /** Six times the third divided difference. */
  private static double third(List<FloorSample> path, int last, boolean x) {
    double[] t = new double[4];
    double[] d = new double[4];
    for (int k = 0; k < 4; k++) {
      FloorSample sample = path.get(last - 3 + k);
      t[k] = (sample.atUs() - path.get(last - 3).atUs()) / 1e6;
      d[k] = x ? sample.xM() : sample.yM();
    }
    for (int order = 1; order < 4; order++) {
      for (int k = 3; k >= order; k--) {
        d[k] = (d[k] - d[k - 1]) / (t[k] - t[k - order]);
      }
    }
    return 6 * d[3];
  }
}
