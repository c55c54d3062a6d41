package io.followspot.laboratory.evaluation;

import io.followspot.tracking.geometry.Affine;
import io.followspot.tracking.geometry.Box;
import io.followspot.tracking.tracker.Detection;
import io.followspot.tracking.tracker.FrameDetections;
import io.followspot.tracking.tracker.Observation;
import io.followspot.tracking.tracker.Tracker;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs a tracker over detections, as it would run live: a frame's rows are final once the frame is
 * done, nothing is filled in afterwards.
 *
 * <p>A row is written for each reported box: of confirmed tracks that are detected in the frame, or
 * have been missed for a few frames only.
 */
public final class TrackerRun {
  private TrackerRun() {}

  /**
   * Makes the frames of a sequence, also those without a detection.
   *
   * <p>Scores within 0 to 1 are confidences. The scores of a file with any other value are not
   * comparable (MOTChallenge's public detections): all of its rows count as 1. Rows that lie wholly
   * outside the picture are left out.
   *
   * @param minScore rows with a lower score are left out
   * @throws MotFormatException naming a detection that has no area or lies beyond the sequence
   */
  public static List<FrameDetections> frames(
      SequenceInfo sequence, List<MotRow> rows, double minScore) {
    boolean comparable = rows.stream().allMatch(row -> row.score() >= 0 && row.score() <= 1);
    List<List<Detection>> byFrame = new ArrayList<>();
    for (int f = 0; f < sequence.frames(); f++) {
      byFrame.add(new ArrayList<>());
    }
    for (MotRow row : rows) {
      if (row.frame() > sequence.frames()) {
        throw new MotFormatException(
            "detection in frame " + row.frame() + ", but the sequence has " + sequence.frames());
      }
      double score = comparable ? row.score() : 1;
      Box box = box(row);
      if (score >= minScore
          && FrameDetections.isWithin(box, sequence.widthPx(), sequence.heightPx())) {
        byFrame.get(row.frame() - 1).add(new Detection(box, score));
      }
    }
    List<FrameDetections> frames = new ArrayList<>();
    for (int f = 0; f < sequence.frames(); f++) {
      frames.add(
          new FrameDetections(
              sequence.capturedAtUs(f + 1),
              sequence.widthPx(),
              sequence.heightPx(),
              byFrame.get(f),
              Affine.IDENTITY));
    }
    return frames;
  }

  /** Tracks the frames, the first of which is number 1; returns a row for each reported box. */
  public static List<MotRow> run(Tracker tracker, List<FrameDetections> frames) {
    List<MotRow> results = new ArrayList<>();
    for (int f = 0; f < frames.size(); f++) {
      results.addAll(rows(f + 1, tracker.track(frames.get(f))));
    }
    return results;
  }

  /** Returns the rows of one frame, from 1: those of its observations that report a box. */
  public static List<MotRow> rows(int frame, List<Observation> observations) {
    List<MotRow> rows = new ArrayList<>();
    for (Observation seen : observations) {
      if (seen.reported()) {
        rows.add(MotRow.result(frame, seen.ordinal(), seen.box(), seen.confidence()));
      }
    }
    return rows;
  }

  private static Box box(MotRow row) {
    try {
      return new Box(row.leftPx(), row.topPx(), row.widthPx(), row.heightPx());
    } catch (IllegalArgumentException e) {
      throw new MotFormatException("detection in frame " + row.frame() + ": " + e.getMessage());
    }
  }
}
