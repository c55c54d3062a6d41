package io.followspot.laboratory.evaluation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A sequence's truth and results after preprocessing: what does not count is removed, and ids are
 * indexes from 0.
 */
final class ScoredSequence {
  private static final double DISTRACTOR_THRESHOLD = 0.5;

  final List<ScoredFrame> frames = new ArrayList<>();

  /** In how many frames each object is, by index. */
  final int[] truthCounts;

  /** In how many frames each track is, by index. */
  final int[] trackCounts;

  final int truthRows;
  final int trackRows;

  ScoredSequence(
      int frameCount, List<MotRow> annotations, List<MotRow> results, Benchmark benchmark) {
    List<List<MotRow>> truthByFrame = byFrame(frameCount, annotations, "annotation");
    List<List<MotRow>> trackByFrame = byFrame(frameCount, results, "result");
    for (int f = 0; f < frameCount; f++) {
      if (benchmark.hasClasses()) {
        trackByFrame.set(
            f, withoutDistractors(truthByFrame.get(f), trackByFrame.get(f), benchmark));
      }
      truthByFrame.set(f, truthByFrame.get(f).stream().filter(benchmark::counts).toList());
    }
    TreeMap<Long, Integer> truthIndex = index(truthByFrame);
    TreeMap<Long, Integer> trackIndex = index(trackByFrame);
    truthCounts = new int[truthIndex.size()];
    trackCounts = new int[trackIndex.size()];
    int truthSum = 0;
    int trackSum = 0;
    for (int f = 0; f < frameCount; f++) {
      List<MotRow> truths = truthByFrame.get(f);
      List<MotRow> tracks = trackByFrame.get(f);
      frames.add(
          new ScoredFrame(
              indexes(truths, truthIndex, truthCounts),
              indexes(tracks, trackIndex, trackCounts),
              Similarity.of(truths, tracks)));
      truthSum += truths.size();
      trackSum += tracks.size();
    }
    truthRows = truthSum;
    trackRows = trackSum;
  }

  /** A sequence of which everything counts. */
  ScoredSequence(List<ComparedFrame> compared) {
    TreeMap<Long, Integer> truthIndex = numbered(compared, ComparedFrame::truthIds);
    TreeMap<Long, Integer> trackIndex = numbered(compared, ComparedFrame::trackIds);
    truthCounts = new int[truthIndex.size()];
    trackCounts = new int[trackIndex.size()];
    int truthSum = 0;
    int trackSum = 0;
    for (ComparedFrame frame : compared) {
      frames.add(
          new ScoredFrame(
              counted(frame.truthIds(), truthIndex, truthCounts),
              counted(frame.trackIds(), trackIndex, trackCounts),
              frame.similarity()));
      truthSum += frame.truthIds().size();
      trackSum += frame.trackIds().size();
    }
    truthRows = truthSum;
    trackRows = trackSum;
  }

  /** Removes results that match annotations which count neither as objects nor as errors. */
  private static List<MotRow> withoutDistractors(
      List<MotRow> truths, List<MotRow> tracks, Benchmark benchmark) {
    double[][] score = Similarity.of(truths, tracks);
    for (double[] row : score) {
      for (int c = 0; c < row.length; c++) {
        row[c] = row[c] < DISTRACTOR_THRESHOLD - Similarity.EPSILON ? 0 : row[c];
      }
    }
    int[] trackOf = MaximumMatching.of(score, tracks.size());
    Set<Integer> gone = new HashSet<>();
    for (int r = 0; r < trackOf.length; r++) {
      boolean matched = trackOf[r] >= 0 && score[r][trackOf[r]] > Similarity.EPSILON;
      if (matched && benchmark.isDistractor(truths.get(r))) {
        gone.add(trackOf[r]);
      }
    }
    List<MotRow> kept = new ArrayList<>();
    for (int c = 0; c < tracks.size(); c++) {
      if (!gone.contains(c)) {
        kept.add(tracks.get(c));
      }
    }
    return kept;
  }

  private static List<List<MotRow>> byFrame(int frameCount, List<MotRow> rows, String what) {
    List<List<MotRow>> frames = new ArrayList<>();
    List<Set<Long>> seen = new ArrayList<>();
    for (int f = 0; f < frameCount; f++) {
      frames.add(new ArrayList<>());
      seen.add(new HashSet<>());
    }
    for (MotRow row : rows) {
      if (row.frame() > frameCount) {
        throw new MotFormatException(
            what + " in frame " + row.frame() + ", but the sequence has " + frameCount);
      }
      if (!seen.get(row.frame() - 1).add(row.id())) {
        throw new MotFormatException(
            what + "s have id " + row.id() + " twice in frame " + row.frame());
      }
      frames.get(row.frame() - 1).add(row);
    }
    return frames;
  }

  private static TreeMap<Long, Integer> index(List<List<MotRow>> frames) {
    TreeMap<Long, Integer> index = new TreeMap<>();
    for (List<MotRow> rows : frames) {
      for (MotRow row : rows) {
        index.put(row.id(), 0);
      }
    }
    return inOrder(index);
  }

  private static TreeMap<Long, Integer> numbered(
      List<ComparedFrame> frames, Function<ComparedFrame, List<Long>> ids) {
    TreeMap<Long, Integer> index = new TreeMap<>();
    frames.forEach(frame -> ids.apply(frame).forEach(id -> index.put(id, 0)));
    return inOrder(index);
  }

  private static TreeMap<Long, Integer> inOrder(TreeMap<Long, Integer> index) {
    int next = 0;
    for (Long id : index.keySet()) {
      index.put(id, next++);
    }
    return index;
  }

  private static int[] indexes(List<MotRow> rows, TreeMap<Long, Integer> index, int[] counts) {
    return counted(rows.stream().map(MotRow::id).toList(), index, counts);
  }

  private static int[] counted(List<Long> ids, TreeMap<Long, Integer> index, int[] counts) {
    int[] indexes = new int[ids.size()];
    for (int i = 0; i < indexes.length; i++) {
      Integer at = index.get(ids.get(i));
      indexes[i] = at == null ? -1 : at;
      counts[indexes[i]]++;
    }
    return indexes;
  }
}
