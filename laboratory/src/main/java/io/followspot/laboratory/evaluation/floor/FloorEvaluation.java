package io.followspot.laboratory.evaluation.floor;

import io.followspot.laboratory.evaluation.ComparedFrame;
import io.followspot.laboratory.evaluation.Evaluation;
import io.followspot.simulation.site.FloorSample;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Agreement of identities on the floor with ground truth: HOTA, CLEAR and Identity by TrackEval's
 * definitions with the similarity max(0, 1 − d / 2 m), as in SceneScape.
 *
 * @param scores at the times that results and truth have in common
 * @param jerkRatio root mean square jerk of the results over that of the truth
 * @param meanErrorM mean distance of true positives at 0.5, in metres
 */
public record FloorEvaluation(Evaluation scores, double jerkRatio, double meanErrorM) {
  /** Distance at which the similarity is 0. */
  private static final double REACH_M = 2;

  /**
   * Scores.
   *
   * @param timesUs the times that are scored; results at other times do not count
   */
  public static FloorEvaluation of(
      List<Long> timesUs, List<FloorSample> truth, List<FloorSample> results) {
    TreeMap<Long, List<FloorSample>> truthAt = byTime(timesUs, truth);
    TreeMap<Long, List<FloorSample>> resultsAt = byTime(timesUs, results);
    List<ComparedFrame> frames = new ArrayList<>();
    truthAt.forEach(
        (atUs, truths) -> frames.add(compare(truths, resultsAt.getOrDefault(atUs, List.of()))));
    Evaluation scores = Evaluation.of(frames);
    double jerk = Jerk.rms(flat(truthAt));
    return new FloorEvaluation(
        scores,
        jerk == 0 ? 0 : Jerk.rms(flat(resultsAt)) / jerk,
        REACH_M * (1 - scores.clear().motp()));
  }

  private static List<FloorSample> flat(TreeMap<Long, List<FloorSample>> samples) {
    return samples.values().stream().flatMap(List::stream).toList();
  }

  private static TreeMap<Long, List<FloorSample>> byTime(
      List<Long> timesUs, List<FloorSample> samples) {
    TreeMap<Long, List<FloorSample>> at = new TreeMap<>();
    timesUs.forEach(time -> at.put(time, new ArrayList<>()));
    for (FloorSample sample : samples) {
      List<FloorSample> list = at.get(sample.atUs());
      if (list != null) {
        list.add(sample);
      }
    }
    return at;
  }

  private static ComparedFrame compare(List<FloorSample> truths, List<FloorSample> results) {
    double[][] similarity = new double[truths.size()][results.size()];
    for (int r = 0; r < truths.size(); r++) {
      for (int c = 0; c < results.size(); c++) {
        double dx = truths.get(r).xM() - results.get(c).xM();
        double dy = truths.get(r).yM() - results.get(c).yM();
        similarity[r][c] = Math.max(0, 1 - Math.sqrt(dx * dx + dy * dy) / REACH_M);
      }
    }
    return new ComparedFrame(
        truths.stream().map(FloorSample::id).toList(),
        results.stream().map(FloorSample::id).toList(),
        similarity);
  }
}
