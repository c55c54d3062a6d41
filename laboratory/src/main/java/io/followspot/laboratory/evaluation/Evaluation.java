package io.followspot.laboratory.evaluation;

import java.util.List;

/**
 * Agreement of results with a sequence's annotations, by the definitions and preprocessing of
 * TrackEval (Luiten and Hoffhues, 2020), MOTChallenge's own evaluator.
 *
 * @param hota over 19 thresholds
 * @param clear at 0.5
 * @param identity at 0.5
 * @param annotations that counted
 * @param results that counted
 * @param objects annotated
 * @param tracks among the results
 */
public record Evaluation(
    HotaScores hota,
    ClearScores clear,
    IdentityScores identity,
    int annotations,
    int results,
    int objects,
    int tracks) {

  /**
   * Scores results.
   *
   * @param frames in the sequence
   * @param annotations the ground truth's rows
   * @param results a tracker's rows
   * @param benchmark which annotations count
   * @throws MotFormatException if a row lies beyond the sequence or an id occurs twice in a frame
   */
  public static Evaluation of(
      int frames, List<MotRow> annotations, List<MotRow> results, Benchmark benchmark) {
    return of(new ScoredSequence(frames, annotations, results, benchmark));
  }

  /** Scores results by a similarity of any kind; everything counts. */
  public static Evaluation of(List<ComparedFrame> frames) {
    return of(new ScoredSequence(frames));
  }

  private static Evaluation of(ScoredSequence sequence) {
    return new Evaluation(
        HotaScores.of(sequence),
        ClearScores.of(sequence),
        IdentityScores.of(sequence),
        sequence.truthRows,
        sequence.trackRows,
        sequence.truthCounts.length,
        sequence.trackCounts.length);
  }
}
