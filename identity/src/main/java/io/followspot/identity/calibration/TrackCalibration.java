package io.followspot.identity.calibration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Estimates a camera's homography from people seen at the same times by it and a calibrated camera.
 *
 * <p>Which tracks are the same person is not known. Random sample consensus (Fischler and Bolles,
 * 1981): four moments are drawn from one or two hypothetical pairs of tracks; the score of the
 * homography through them is the number of moments of all pairs of tracks that it explains, each
 * track being paired with at most one other. The best one is fitted again to all explained moments.
 * The draws are numbered, so that equal samples give equal results.
 */
public final class TrackCalibration {
  /** Moments of a pair of tracks that agree within this count as explained. */
  private static final double INLIER_M = 0.5;

  /** Least number of explained moments of a valid calibration. */
  private static final int MIN_INLIERS = 20;

  /** Most moments used of a pair of tracks. */
  private static final int MAX_MOMENTS = 60;

  private static final int DRAWS = 6000;
  private static final int REFITS = 5;

  private final List<List<PointPair>> pairs;
  private final List<String[]> names;

  private TrackCalibration(List<List<PointPair>> pairs, List<String[]> names) {
    this.pairs = pairs;
    this.names = names;
  }

  /**
   * The result.
   *
   * @param fit over all explained moments
   * @param moments explained
   * @param tracks pairs of track ids of one person: this camera's, the calibrated one's
   */
  public record Result(HomographyFit fit, int moments, Map<String, String> tracks) {}

  /**
   * Estimates.
   *
   * @throws CalibrationException if too few moments agree
   */
  public static Result of(List<PictureSample> here, List<FloorTrackSample> there) {
    Map<String, List<PointPair>> together = together(here, there);
    List<List<PointPair>> pairs = new ArrayList<>();
    List<String[]> names = new ArrayList<>();
    together.forEach(
        (key, moments) -> {
          if (moments.size() >= 8) {
            pairs.add(thinned(moments));
            names.add(key.split("\n", -1));
          }
        });
    if (pairs.isEmpty()) {
      throw new CalibrationException(
          "the cameras have no tracks at the same times for long enough");
    }
    return new TrackCalibration(pairs, names).search();
  }

  private static Map<String, List<PointPair>> together(
      List<PictureSample> here, List<FloorTrackSample> there) {
    Map<Long, List<FloorTrackSample>> byTime = new HashMap<>();
    there.forEach(s -> byTime.computeIfAbsent(s.atUs(), t -> new ArrayList<>()).add(s));
    Map<String, List<PointPair>> together = new TreeMap<>();
    for (PictureSample sample : here) {
      for (FloorTrackSample other : byTime.getOrDefault(sample.atUs(), List.of())) {
        together
            .computeIfAbsent(sample.trackId() + "\n" + other.trackId(), k -> new ArrayList<>())
            .add(new PointPair(sample.foot(), other.floor()));
      }
    }
    return together;
  }

  private static List<PointPair> thinned(List<PointPair> moments) {
    int step = 1 + moments.size() / MAX_MOMENTS;
    List<PointPair> kept = new ArrayList<>();
    for (int i = 0; i < moments.size(); i += step) {
      kept.add(moments.get(i));
    }
    return kept;
  }

  private Result search() {
    List<PointPair> best = List.of();
    for (int draw = 0; draw < DRAWS; draw++) {
      Optional<Homography> guess = guess(draw);
      if (guess.isPresent()) {
        List<PointPair> explained = explained(guess.get(), 2 * INLIER_M);
        best = explained.size() > best.size() ? explained : best;
      }
    }
    for (int i = 0; i < REFITS && best.size() >= MIN_INLIERS; i++) {
      best = explained(HomographyFit.of(best).homography(), INLIER_M);
    }
    if (best.size() < MIN_INLIERS) {
      throw new CalibrationException(
          "no homography explains the cameras' common tracks: the best one explains "
              + best.size()
              + " moments, but "
              + MIN_INLIERS
              + " are needed");
    }
    HomographyFit fit = HomographyFit.of(best);
    Map<String, String> same = new TreeMap<>();
    for (int index : chosen(fit.homography(), INLIER_M)) {
      same.put(names.get(index)[0], names.get(index)[1]);
    }
    return new Result(fit, best.size(), same);
  }

  /** Two moments each of two pairs of tracks, or four of one. */
  private Optional<Homography> guess(int draw) {
    List<PointPair> first = pairs.get(number(draw, 0, pairs.size()));
    List<PointPair> second = pairs.get(number(draw, 1, pairs.size()));
    List<PointPair> four = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      List<PointPair> from = i < 2 ? first : second;
      four.add(from.get(number(draw, 2 + i, from.size())));
    }
    try {
      HomographyFit fit = HomographyFit.of(four);
      return fit.conditionNumber() < 200 ? Optional.of(fit.homography()) : Optional.empty();
    } catch (CalibrationException e) {
      return Optional.empty();
    }
  }

  private List<PointPair> explained(Homography homography, double reachM) {
    List<PointPair> found = new ArrayList<>();
    for (int index : chosen(homography, reachM)) {
      for (PointPair pair : pairs.get(index)) {
        if (agrees(homography, pair, reachM)) {
          found.add(pair);
        }
      }
    }
    return found;
  }

  /** Pairs of tracks that agree most of their time, the best first, each track at most once. */
  private List<Integer> chosen(Homography homography, double reachM) {
    int[] agreeing = new int[pairs.size()];
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < agreeing.length; i++) {
      for (PointPair pair : pairs.get(i)) {
        agreeing[i] += agrees(homography, pair, reachM) ? 1 : 0;
      }
      if (agreeing[i] * 2 > pairs.get(i).size()) {
        order.add(i);
      }
    }
    order.sort((a, b) -> agreeing[b] != agreeing[a] ? agreeing[b] - agreeing[a] : a - b);
    List<Integer> chosen = new ArrayList<>();
    List<String> used = new ArrayList<>();
    for (int index : order) {
      String here = "<" + names.get(index)[0];
      String there = ">" + names.get(index)[1];
      if (!used.contains(here) && !used.contains(there)) {
        used.add(here);
        used.add(there);
        chosen.add(index);
      }
    }
    return chosen;
  }

  private static boolean agrees(Homography homography, PointPair pair, double reachM) {
    Optional<FloorPoint> mapped = homography.toFloor(pair.picture());
    return mapped.isPresent() && mapped.get().distanceM(pair.floor()) <= reachM;
  }

  private static int number(long draw, long place, int bound) {
    long z = draw * 0xD1B54A32D192ED03L + place * 0x9E3779B97F4A7C15L + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return (int) Long.remainderUnsigned(z ^ (z >>> 31), bound);
  }
}
