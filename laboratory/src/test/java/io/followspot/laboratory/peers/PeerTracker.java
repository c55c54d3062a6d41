package io.followspot.laboratory.peers;

import io.followspot.laboratory.evaluation.MotRow;
import io.followspot.tracking.tracker.Detection;
import io.followspot.tracking.tracker.FrameDetections;
import java.util.ArrayList;
import java.util.List;

/** A tracker as its authors publish it: frames have numbers but no times. */
public interface PeerTracker {
  /** Returns the rows of a frame, from 1. */
  List<MotRow> track(int frame, List<Detection> detections);

  /** Returns the rows of all frames. */
  default List<MotRow> run(List<FrameDetections> frames) {
    List<MotRow> rows = new ArrayList<>();
    for (int f = 0; f < frames.size(); f++) {
      rows.addAll(track(f + 1, frames.get(f).detections()));
    }
    return rows;
  }
}
