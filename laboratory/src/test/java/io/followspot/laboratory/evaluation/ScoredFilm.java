package io.followspot.laboratory.evaluation;

import io.followspot.laboratory.peers.PeerTracker;
import io.followspot.tracking.geometry.Affine;
import io.followspot.tracking.tracker.FrameDetections;
import io.followspot.tracking.tracker.Tracker;
import io.followspot.tracking.tracker.TrackerConfig;
import java.util.List;

/**
 * Detections with their truth, to score any tracker on.
 *
 * @param name of the sequence
 * @param annotations by frame from 1
 * @param frames the detector's output
 * @param benchmark whose rules count
 */
record ScoredFilm(
    String name, List<MotRow> annotations, List<FrameDetections> frames, Benchmark benchmark) {
  /** An annotated sequence with one of its detection files, scores from {@code minScore} on. */
  static ScoredFilm of(String sequence, String detections, double minScore) {
    SequenceInfo info = MotData.sequence(sequence);
    List<MotRow> annotations = MotData.annotations(sequence);
    List<MotRow> rows =
        MotRow.parse(MotData.lines("mot/" + sequence + "/det/" + detections + ".txt"));
    return new ScoredFilm(
        sequence + " " + detections,
        annotations,
        TrackerRun.frames(info, rows, minScore),
        Benchmark.of(sequence, annotations));
  }

  /**
   * A simulated sequence; the tracker is not given the camera's motion, and weak detections are
   * left out, as peers leave them out.
   */
  static ScoredFilm of(SimulatedSequence simulated) {
    List<FrameDetections> frames =
        simulated.frames().stream()
            .map(
                frame ->
                    new FrameDetections(
                        frame.capturedAtUs(),
                        frame.widthPx(),
                        frame.heightPx(),
                        frame.detections().stream().filter(d -> d.score() >= 0.3).toList(),
                        Affine.IDENTITY))
            .toList();
    return new ScoredFilm("simulated", simulated.annotations(), frames, Benchmark.MOT15);
  }

  Evaluation score(TrackerConfig config) {
    return score(TrackerRun.run(new Tracker(config), frames));
  }

  Evaluation score(PeerTracker peer) {
    return score(peer.run(frames));
  }

  private Evaluation score(List<MotRow> results) {
    return Evaluation.of(frames.size(), annotations, results, benchmark);
  }
}
