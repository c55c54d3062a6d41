package io.followspot.tracking.tracker;

import static io.followspot.tracking.motion.BoxFilter.X;
import static io.followspot.tracking.motion.BoxFilter.Y;

import io.followspot.tracking.association.Assignment;
import io.followspot.tracking.association.AssociationConfig;
import io.followspot.tracking.association.CandidateGraph;
import io.followspot.tracking.association.CommonShift;
import io.followspot.tracking.association.Margins;
import io.followspot.tracking.association.Predictions;
import io.followspot.tracking.association.SortedPlaces;
import io.followspot.tracking.geometry.Affine;
import io.followspot.tracking.geometry.Box;
import java.util.Arrays;
import java.util.List;

/**
 * Finds each track's detection in a frame, in four rounds: confirmed tracks with high-score
 * detections; those that were detected in the previous frame and are still unmatched, with the
 * remaining ones by overlap alone (SORT, Bewley et al. 2016); tentative tracks with the rest; then
 * confirmed tracks that are still unmatched with low-score detections (ByteTrack, Zhang et al.
 * 2022). Reuses its arrays.
 */
final class TrackMatcher {
  private static final int NONE = -1;

  /** Cost of a detection that the detector found by the track, as a part of the largest. */
  private static final double FOLLOWED = 0.5;

  private static final Round[] ROUNDS = Round.values();

  /** In this order. */
  private enum Round {
    BELIEVED,
    OVERLAPPING,
    TENTATIVE,
    WEAK;

    boolean accepts(double score, TrackerConfig config) {
      return this == WEAK
          ? score >= config.lowScore() && score < config.minScore()
          : score >= config.minScore();
    }

    boolean accepts(Track track) {
      return switch (this) {
        case BELIEVED, WEAK -> !track.isTentative();
        case OVERLAPPING -> !track.isTentative() && track.misses == 0;
        case TENTATIVE -> track.isTentative();
      };
    }
  }

  private final TrackerConfig config;
  private final AssociationConfig association;
  private final Predictions predictions;
  private final CandidateGraph graph = new CandidateGraph();
  private final Assignment assignment = new Assignment();
  private final Margins marginOf = new Margins();
  private final CommonShift shift = new CommonShift();
  private final DetectionTable table = new DetectionTable();
  private final SortedPlaces places = new SortedPlaces();

  private int[] detectionOfTrack = {};
  private int[] numberOfTrack = {};
  private double[] margins = {};
  private int[] trackOfDetection = {};
  private int[] rowTracks = {};
  private int[] columnDetections = {};

  TrackMatcher(TrackerConfig config) {
    this.config = config;
    this.association = config.association();
    this.predictions = new Predictions(association, config.noise());
  }

  /** Matches the predicted tracks with the frame's detections. */
  void match(List<Track> tracks, List<Detection> detections) {
    prepare(tracks.size(), detections);
    int expected = 0;
    for (int t = 0; t < tracks.size(); t++) {
      Track track = tracks.get(t);
      numberOfTrack[t] = track.isProbable() ? expected++ : NONE;
      predictions.set(t, track.filter, track.lastX, track.lastY);
    }
    for (Round round : ROUNDS) {
      round(tracks, detections, round);
    }
  }

  /** Finds how far the camera turned, from the tracks that were detected in the previous frame. */
  Affine cameraShift(List<Track> tracks, List<Detection> detections) {
    shift.reset(tracks.size(), detections.size());
    for (Track track : tracks) {
      if (track.misses == 0 && track.hits > 2) {
        shift.addTrack(track.filter.position(X), track.filter.position(Y), track.filter.sizePx());
      }
    }
    for (Detection detection : detections) {
      Box box = detection.box();
      if (detection.score() >= config.minScore()) {
        shift.addDetection(
            box.leftPx() + box.widthPx() / 2,
            box.topPx() + box.heightPx() / 2,
            (box.widthPx() + box.heightPx()) / 2);
      }
    }
    return shift.find()
        ? new Affine(1, 0, shift.shiftXPx(), 0, 1, shift.shiftYPx())
        : Affine.IDENTITY;
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
  float[] appearanceOf(int detection) {
    return table.appearanceOf(detection);
  }

  private void prepare(int tracks, List<Detection> detections) {
    int n = detections.size();
    if (detectionOfTrack.length < tracks) {
      detectionOfTrack = new int[2 * tracks];
      numberOfTrack = new int[2 * tracks];
      margins = new double[2 * tracks];
      rowTracks = new int[2 * tracks];
    }
    if (trackOfDetection.length < n) {
      trackOfDetection = new int[2 * n];
      columnDetections = new int[2 * n];
    }
    Arrays.fill(detectionOfTrack, 0, tracks, NONE);
    Arrays.fill(margins, 0, tracks, 0);
    Arrays.fill(trackOfDetection, 0, n, NONE);
    table.set(detections);
  }

  /** One round: unmatched tracks of one kind against unmatched detections of a range of scores. */
  private void round(List<Track> tracks, List<Detection> detections, Round round) {
    int columns = 0;
    for (int d = 0; d < detections.size(); d++) {
      double score = detections.get(d).score();
      if (trackOfDetection[d] == NONE && round.accepts(score, config)) {
        columnDetections[columns++] = d;
      }
    }
    graph.reset(columns);
    places.reset();
    for (int column = 0; column < columns; column++) {
      places.add(table.centreXPx(columnDetections[column]));
    }
    int rows = 0;
    for (int t = 0; t < tracks.size() && columns > 0; t++) {
      Track track = tracks.get(t);
      if (detectionOfTrack[t] == NONE && round.accepts(track)) {
        if (round == Round.OVERLAPPING) {
          addOverlaps(t, track, detections, columns);
        } else {
          addRow(t, track);
        }
        rowTracks[rows++] = t;
      }
    }
    if (rows == 0) {
      return;
    }
    assignment.solve(graph, association.maxCost());
    marginOf.judge(graph, assignment, association.maxCost());
    for (int row = 0; row < rows; row++) {
      int column = assignment.columnOf(row);
      if (column != NONE) {
        detectionOfTrack[rowTracks[row]] = columnDetections[column];
        trackOfDetection[columnDetections[column]] = rowTracks[row];
        margins[rowTracks[row]] = marginOf.of(row);
      }
    }
  }

  private void addRow(int t, Track track) {
    double limit = association.maxCost();
    places.find(predictions.centreX(t), predictions.reachX(t));
    // The order of equal costs decides between them.
    places.order();
    for (int i = 0; i < places.found(); i++) {
      int column = places.found(i);
      int d = columnDetections[column];
      double cx = table.centreXPx(d);
      double cy = table.centreYPx(d);
      double w = table.widthPx(d);
      double h = table.heightPx(d);
      double cost = predictions.cost(t, cx, cy, w, h);
      if (cost <= limit) {
        cost += limit * appearanceCost(track.appearance, d);
        if (cost <= limit) {
          graph.add(column, cost);
        }
      }
    }
    graph.endRow();
  }

  private void addOverlaps(int t, Track track, List<Detection> detections, int columns) {
    for (int column = 0; column < columns; column++) {
      int d = columnDetections[column];
      double cost =
          association.maxCost()
              * predictions.overlapCost(
                  t, table.centreXPx(d), table.centreYPx(d), table.widthPx(d), table.heightPx(d));
      if (isFollowing(t, track, detections.get(d))) {
        cost = Math.min(cost, FOLLOWED * association.maxCost());
      }
      if (cost < association.maxCost()) {
        graph.add(column, cost);
      }
    }
    graph.endRow();
  }

  /**
   * Whether the detector found the detection by the track, and it may have changed this much: young
   * objects enter the picture, others only lose their shadow. A known object that grows has met
   * another.
   */
  private boolean isFollowing(int t, Track track, Detection detection) {
    return numberOfTrack[t] != NONE
        && detection.follows() == numberOfTrack[t]
        && (track.hits <= Tracker.YOUNG
            || detection.box().areaPx2() <= track.filter.box().areaPx2());
  }

  private double appearanceCost(Appearance appearance, int d) {
    double similarity = appearance.similarity(table.appearanceOf(d));
    return similarity < 0 ? 0 : association.appearanceWeight() * (1 - similarity);
  }
}
