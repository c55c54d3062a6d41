package io.followspot.laboratory.evaluation;

import java.util.Arrays;

/**
 * CLEAR scores at a similarity of 0.5 (Bernardin and Stiefelhagen, 2008), with the id switches as
 * MOTChallenge counts them.
 *
 * @param mota 1 minus all errors per annotation; can be below zero
 * @param motp mean similarity of what matched
 * @param truePositives results that match
 * @param falsePositives results that match nothing
 * @param falseNegatives annotations without a result
 * @param idSwitches how often an object's track changed
 * @param fragmentations how often an object was lost and found again
 * @param mostlyTracked objects matched in more than four fifths of their frames
 * @param mostlyLost objects matched in less than a fifth of their frames
 */
public record ClearScores(
    double mota,
    double motp,
    int truePositives,
    int falsePositives,
    int falseNegatives,
    int idSwitches,
    int fragmentations,
    int mostlyTracked,
    int mostlyLost) {
  private static final double THRESHOLD = 0.5;

  /** Outweighs any similarity: a pair that matched in the frame before goes first. */
  private static final double KEPT_PAIR = 1000;

  static ClearScores of(ScoredSequence sequence) {
    return new Count(sequence).scores();
  }

  /** Counts frame by frame. */
  private static final class Count {
    private static final int NONE = -1;

    private final ScoredSequence sequence;
    private final int[] lastTrack;
    private int[] trackBefore;
    private final int[] runs;
    private final int[] matchedFrames;
    private int matches;
    private int switches;
    private double similarities;

    Count(ScoredSequence sequence) {
      this.sequence = sequence;
      int objects = sequence.truthCounts.length;
      lastTrack = new int[objects];
      trackBefore = new int[objects];
      Arrays.fill(lastTrack, NONE);
      Arrays.fill(trackBefore, NONE);
      runs = new int[objects];
      matchedFrames = new int[objects];
      for (ScoredFrame frame : sequence.frames) {
        // As TrackEval: a frame without objects or without results keeps the previous pairs.
        if (frame.truths().length > 0 && frame.tracks().length > 0) {
          add(frame);
        }
      }
    }

    private void add(ScoredFrame frame) {
      int[] columnOf = match(frame);
      int[] trackNow = new int[trackBefore.length];
      Arrays.fill(trackNow, NONE);
      for (int r = 0; r < columnOf.length; r++) {
        double similarity = columnOf[r] < 0 ? 0 : frame.similarity()[r][columnOf[r]];
        if (matches(similarity)) {
          int object = frame.truths()[r];
          int track = frame.tracks()[columnOf[r]];
          trackNow[object] = track;
          switches += lastTrack[object] != NONE && lastTrack[object] != track ? 1 : 0;
          lastTrack[object] = track;
          runs[object] += trackBefore[object] == NONE ? 1 : 0;
          matchedFrames[object]++;
          matches++;
          similarities += similarity;
        }
      }
      trackBefore = trackNow;
    }

    private int[] match(ScoredFrame frame) {
      double[][] score = new double[frame.truths().length][frame.tracks().length];
      for (int r = 0; r < score.length; r++) {
        for (int c = 0; c < score[r].length; c++) {
          double similarity = frame.similarity()[r][c];
          boolean kept = trackBefore[frame.truths()[r]] == frame.tracks()[c];
          score[r][c] = matches(similarity) ? similarity + (kept ? KEPT_PAIR : 0) : 0;
        }
      }
      return MaximumMatching.of(score, frame.tracks().length);
    }

    private static boolean matches(double similarity) {
      return similarity >= THRESHOLD - Similarity.EPSILON;
    }

    ClearScores scores() {
      int falsePositives = sequence.trackRows - matches;
      int fragmentations = 0;
      int mostlyTracked = 0;
      int mostlyLost = 0;
      for (int i = 0; i < runs.length; i++) {
        fragmentations += Math.max(0, runs[i] - 1);
        double part = (double) matchedFrames[i] / sequence.truthCounts[i];
        mostlyTracked += part > 0.8 ? 1 : 0;
        mostlyLost += part < 0.2 ? 1 : 0;
      }
      return new ClearScores(
          (double) (matches - falsePositives - switches) / Math.max(1, sequence.truthRows),
          similarities / Math.max(1, matches),
          matches,
          falsePositives,
          sequence.truthRows - matches,
          switches,
          fragmentations,
          mostlyTracked,
          mostlyLost);
    }
  }
}
