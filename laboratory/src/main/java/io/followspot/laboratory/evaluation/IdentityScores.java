package io.followspot.laboratory.evaluation;

/**
 * Identity scores at a similarity of 0.5: each object is paired with at most one track for the
 * whole sequence (Ristani et al., 2016). Each is a fraction, 0 to 1.
 *
 * @param idf1 harmonic mean of precision and recall
 * @param precision part of the results that carry the right identity
 * @param recall part of the annotations that were given the right identity
 */
public record IdentityScores(double idf1, double precision, double recall) {
  private static final double THRESHOLD = 0.5;

  static IdentityScores of(ScoredSequence sequence) {
    double[][] common = new double[sequence.truthCounts.length][sequence.trackCounts.length];
    for (ScoredFrame frame : sequence.frames) {
      for (int r = 0; r < frame.truths().length; r++) {
        for (int c = 0; c < frame.tracks().length; c++) {
          if (frame.similarity()[r][c] >= THRESHOLD) {
            common[frame.truths()[r]][frame.tracks()[c]]++;
          }
        }
      }
    }
    // Least false positives and negatives is most true positives: the row sums are given.
    int[] trackOf = MaximumMatching.of(common, sequence.trackCounts.length);
    double truePositives = 0;
    for (int t = 0; t < trackOf.length; t++) {
      truePositives += trackOf[t] < 0 ? 0 : common[t][trackOf[t]];
    }
    double truths = sequence.truthRows;
    double tracks = sequence.trackRows;
    return new IdentityScores(
        truePositives / Math.max(1, (truths + tracks) / 2),
        truePositives / Math.max(1, tracks),
        truePositives / Math.max(1, truths));
  }
}
