package io.followspot.laboratory.evaluation;

/**
 * Higher order tracking accuracy, the mean over 19 thresholds from 0.05 to 0.95 (Luiten et al.,
 * IJCV 2021). Each is a fraction, 0 to 1.
 *
 * @param hota geometric mean of detection and association, per threshold
 * @param detA detection accuracy
 * @param assA association accuracy
 * @param locA mean similarity of what matched
 */
public record HotaScores(double hota, double detA, double assA, double locA) {
  private static final int THRESHOLDS = 19;

  static HotaScores of(ScoredSequence sequence) {
    if (sequence.truthRows == 0 || sequence.trackRows == 0) {
      return new HotaScores(0, 0, 0, 1);
    }
    double[][] alignment = alignment(sequence);
    int[] matched = new int[THRESHOLDS];
    int[][][] pairs = new int[THRESHOLDS][sequence.truthCounts.length][sequence.trackCounts.length];
    double[] located = new double[THRESHOLDS];
    for (ScoredFrame frame : sequence.frames) {
      int[] trackOf = match(frame, alignment);
      for (int r = 0; r < trackOf.length; r++) {
        double similarity = trackOf[r] < 0 ? -1 : frame.similarity()[r][trackOf[r]];
        for (int a = 0; a < THRESHOLDS && similarity >= threshold(a); a++) {
          matched[a]++;
          located[a] += similarity;
          pairs[a][frame.truths()[r]][frame.tracks()[trackOf[r]]]++;
        }
      }
    }
    double hota = 0;
    double detA = 0;
    double assA = 0;
    double locA = 0;
    for (int a = 0; a < THRESHOLDS; a++) {
      double tp = matched[a];
      double det = tp / (sequence.truthRows + sequence.trackRows - tp);
      double ass = association(sequence, pairs[a]) / Math.max(1, tp);
      hota += Math.sqrt(det * ass) / THRESHOLDS;
      detA += det / THRESHOLDS;
      assA += ass / THRESHOLDS;
      locA += Math.max(1e-10, located[a]) / Math.max(1e-10, tp) / THRESHOLDS;
    }
    return new HotaScores(hota, detA, assA, locA);
  }

  private static double threshold(int a) {
    return 0.05 + a * 0.05 - Similarity.EPSILON;
  }

  /** Agreement of each object with each track over the whole sequence: soft Jaccard index. */
  private static double[][] alignment(ScoredSequence sequence) {
    double[][] potential = new double[sequence.truthCounts.length][sequence.trackCounts.length];
    for (ScoredFrame frame : sequence.frames) {
      addShares(frame, potential);
    }
    for (int t = 0; t < potential.length; t++) {
      for (int k = 0; k < potential[t].length; k++) {
        potential[t][k] /= sequence.truthCounts[t] + sequence.trackCounts[k] - potential[t][k];
      }
    }
    return potential;
  }

  /** Each pair's similarity over that of all pairs which share a member with it. */
  private static void addShares(ScoredFrame frame, double[][] potential) {
    double[][] similarity = frame.similarity();
    double[] rowSums = new double[frame.truths().length];
    double[] columnSums = new double[frame.tracks().length];
    for (int r = 0; r < rowSums.length; r++) {
      for (int c = 0; c < columnSums.length; c++) {
        rowSums[r] += similarity[r][c];
        columnSums[c] += similarity[r][c];
      }
    }
    for (int r = 0; r < rowSums.length; r++) {
      for (int c = 0; c < columnSums.length; c++) {
        double all = rowSums[r] + columnSums[c] - similarity[r][c];
        if (all > Similarity.EPSILON) {
          potential[frame.truths()[r]][frame.tracks()[c]] += similarity[r][c] / all;
        }
      }
    }
  }

  private static int[] match(ScoredFrame frame, double[][] alignment) {
    double[][] score = new double[frame.truths().length][frame.tracks().length];
    for (int r = 0; r < score.length; r++) {
      for (int c = 0; c < score[r].length; c++) {
        score[r][c] = alignment[frame.truths()[r]][frame.tracks()[c]] * frame.similarity()[r][c];
      }
    }
    return MaximumMatching.of(score, frame.tracks().length);
  }

  private static double association(ScoredSequence sequence, int[][] pairs) {
    double sum = 0;
    for (int t = 0; t < pairs.length; t++) {
      for (int k = 0; k < pairs[t].length; k++) {
        double n = pairs[t][k];
        sum += n * n / Math.max(1, sequence.truthCounts[t] + sequence.trackCounts[k] - n);
      }
    }
    return sum;
  }
}
