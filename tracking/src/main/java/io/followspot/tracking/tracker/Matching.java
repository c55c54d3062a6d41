package io.followspot.tracking.tracker;

import io.followspot.tracking.association.Assignment;
import io.followspot.tracking.association.AssociationConfig;
import io.followspot.tracking.association.CandidateGraph;
import io.followspot.tracking.association.Predictions;
import io.followspot.tracking.geometry.Box;
import java.util.Arrays;
import java.util.List;

/**
 * Finds each track's detection in a frame, in three rounds: believed tracks choose among sure
 * detections, then tentative tracks among the rest of those, then believed tracks that are still
 * without one among weak detections (ByteTrack, Zhang et al. 2022). Reuses its arrays.
 */
final class Matching {
  private static final int NONE = -1;
  private static final float[] NO_LOOK = {};

  private final TrackerConfig config;
  private final AssociationConfig association;
  private final Predictions predictions;
  private final CandidateGraph graph = new CandidateGraph();
  private final Assignment assignment = new Assignment();

  private int[] detectionOfTrack = {};
  private double[] margins = {};
  private int[] trackOfDetection = {};
  private double[] geometry = {};
  private float[][] looks = {};
  private int[] rowTracks = {};
  private int[] columnDetections = {};

  Matching(TrackerConfig config) {
    this.config = config;
    this.association = config.association();
    this.predictions = new Predictions(association, config.noise());
  }

  /** Matches the predicted tracks with the frame's detections. */
  void match(List<Track> tracks, List<Detection> detections) {
    prepare(tracks.size(), detections);
    for (int t = 0; t < tracks.size(); t++) {
      predictions.set(t, tracks.get(t).filter);
    }
    double sure = config.minScore();
    round(tracks, detections, false, sure, 2);
    round(tracks, detections, true, sure, 2);
    round(tracks, detections, false, config.lowScore(), sure);
  }

  /** The index of the track's detection, or -1. */
  int detectionOf(int track) {
    return detectionOfTrack[track];
  }

  /** The index of the detection's track, or -1. */
  int trackOf(int detection) {
    return trackOfDetection[detection];
  }

  /** How much cheaper the track's association was than the next best, 0 to 1. */
  double marginOf(int track) {
    return margins[track];
  }

  /** The folded descriptor of the detection. */
  float[] lookOf(int detection) {
    return looks[detection];
  }

  private void prepare(int tracks, List<Detection> detections) {
    int n = detections.size();
    if (detectionOfTrack.length < tracks) {
      detectionOfTrack = new int[2 * tracks];
      margins = new double[2 * tracks];
      rowTracks = new int[2 * tracks];
    }
    if (trackOfDetection.length < n) {
      trackOfDetection = new int[2 * n];
      columnDetections = new int[2 * n];
      geometry = new double[8 * n];
      looks = new float[2 * n][];
    }
    Arrays.fill(detectionOfTrack, 0, tracks, NONE);
    Arrays.fill(margins, 0, tracks, 0);
    Arrays.fill(trackOfDetection, 0, n, NONE);
    Arrays.fill(looks, NO_LOOK);
    for (int d = 0; d < n; d++) {
      Box box = detections.get(d).box();
      geometry[4 * d] = box.leftPx() + box.widthPx() / 2;
      geometry[4 * d + 1] = box.topPx() + box.heightPx() / 2;
      geometry[4 * d + 2] = box.widthPx();
      geometry[4 * d + 3] = box.heightPx();
      float[] appearance = detections.get(d).appearance();
      if (appearance.length > 0) {
        looks[d] = Appearance.fold(appearance);
      }
    }
  }

  /** One round: unmatched tracks of one kind against unmatched detections of a range of scores. */
  private void round(
      List<Track> tracks, List<Detection> detections, boolean tentative, double from, double to) {
    int columns = 0;
    for (int d = 0; d < detections.size(); d++) {
      double score = detections.get(d).score();
      if (trackOfDetection[d] == NONE && score >= from && score < to) {
        columnDetections[columns++] = d;
      }
    }
    if (columns == 0) {
      return;
    }
    graph.reset(columns);
    int rows = 0;
    for (int t = 0; t < tracks.size(); t++) {
      Track track = tracks.get(t);
      if (detectionOfTrack[t] == NONE && track.isTentative() == tentative) {
        addRow(t, track, columns);
        rowTracks[rows++] = t;
      }
    }
    if (rows == 0) {
      return;
    }
    assignment.solve(graph, association.maxCost());
    for (int row = 0; row < rows; row++) {
      int column = assignment.columnOf(row);
      if (column != NONE) {
        detectionOfTrack[rowTracks[row]] = columnDetections[column];
        trackOfDetection[columnDetections[column]] = rowTracks[row];
        margins[rowTracks[row]] = assignment.margin(row);
      }
    }
  }

  private void addRow(int t, Track track, int columns) {
    for (int column = 0; column < columns; column++) {
      int d = columnDetections[column];
      int g = 4 * d;
      double cost =
          predictions.cost(t, geometry[g], geometry[g + 1], geometry[g + 2], geometry[g + 3]);
      if (cost > association.maxCost()) {
        continue;
      }
      cost += extraCost(t, track.appearance, d);
      if (cost <= association.maxCost()) {
        graph.add(column, cost);
      }
    }
    graph.endRow();
  }

  private double extraCost(int t, Appearance appearance, int d) {
    double similarity = looks[d].length == 0 ? -1 : appearance.similarity(looks[d]);
    return similarity < 0 ? 0 : association.appearanceWeight() * (1 - similarity);
  }
}
