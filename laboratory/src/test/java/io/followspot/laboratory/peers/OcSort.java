package io.followspot.laboratory.peers;

import io.followspot.laboratory.evaluation.MotRow;
import io.followspot.tracking.geometry.Box;
import io.followspot.tracking.tracker.Detection;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Observation-centric SORT (Cao et al. 2023): direction consistency, recovery at the last place,
 * and the filter run again over a gap along a straight line.
 */
public final class OcSort implements PeerTracker {
  private static final int MIN_HITS = 3;
  private static final int MAX_AGE = 30;
  private static final double MIN_IOU = 0.3;
  private static final double INERTIA = 0.2;
  private static final int LOOK_BACK = 3;

  private final List<Track> tracks = new ArrayList<>();
  private long next = 1;

  private static final class Track {
    final long id;
    final TreeMap<Integer, Box> seen = new TreeMap<>();
    SortFilter filter;
    SortFilter lastSure;
    int lastFrame;
    int unseen;
    int streak;
    double headingX;
    double headingY;

    Track(long id, int frame, Box box) {
      this.id = id;
      filter = new SortFilter(box);
      lastSure = filter.copy();
      lastFrame = frame;
      seen.put(frame, box);
    }

    void predict() {
      filter.predict();
      streak = unseen > 0 ? 0 : streak;
      unseen++;
    }

    /** The observation some frames ago, or the latest. */
    Box before(int frame) {
      for (int back = LOOK_BACK; back > 0; back--) {
        Box box = seen.get(frame - back);
        if (box != null) {
          return box;
        }
      }
      return seen.lastEntry().getValue();
    }

    void update(int frame, Box box) {
      Box from = before(frame);
      double dx = SortFilter.cx(box) - SortFilter.cx(from);
      double dy = SortFilter.cy(box) - SortFilter.cy(from);
      double way = Math.hypot(dx, dy) + 1e-6;
      headingX = dx / way;
      headingY = dy / way;
      if (unseen > 1) {
        replay(frame, box);
      }
      filter.update(box);
      lastSure = filter.copy();
      lastFrame = frame;
      seen.put(frame, box);
      seen.headMap(frame - LOOK_BACK).clear();
      unseen = 0;
      streak++;
    }

    private void replay(int frame, Box to) {
      Box from = seen.lastEntry().getValue();
      filter = lastSure.copy();
      int gap = frame - lastFrame;
      for (int i = 1; i < gap; i++) {
        double part = (double) i / gap;
        filter.predict();
        double w = from.widthPx() + part * (to.widthPx() - from.widthPx());
        double h = from.heightPx() + part * (to.heightPx() - from.heightPx());
        double x = SortFilter.cx(from) + part * (SortFilter.cx(to) - SortFilter.cx(from));
        double y = SortFilter.cy(from) + part * (SortFilter.cy(to) - SortFilter.cy(from));
        filter.update(new Box(x - w / 2, y - h / 2, w, h));
      }
      filter.predict();
    }

    double turn(int frame, Box box) {
      Box from = before(frame);
      double dx = SortFilter.cx(box) - SortFilter.cx(from);
      double dy = SortFilter.cy(box) - SortFilter.cy(from);
      double way = Math.hypot(dx, dy) + 1e-6;
      double cos = (dx * headingX + dy * headingY) / way;
      return (Math.PI / 2 - Math.acos(Math.max(-1, Math.min(1, cos)))) / Math.PI;
    }
  }

  @Override
  public List<MotRow> track(int frame, List<Detection> detections) {
    tracks.forEach(Track::predict);
    List<Detection> left = new ArrayList<>(detections);
    List<Track> lost = round(tracks, left, frame, false);
    round(lost, left, frame, true);
    for (Detection d : left) {
      tracks.add(new Track(next++, frame, d.box()));
    }
    List<MotRow> rows = new ArrayList<>();
    for (Track track : tracks) {
      if (track.unseen == 0 && (track.streak >= MIN_HITS || frame <= MIN_HITS)) {
        rows.add(MotRow.result(frame, track.id, track.seen.lastEntry().getValue(), 1));
      }
    }
    tracks.removeIf(track -> track.unseen > MAX_AGE);
    return rows;
  }

  private static List<Track> round(
      List<Track> from, List<Detection> detections, int frame, boolean recovery) {
    double[][] costs =
        PeerMatching.costs(from.size(), t -> costs(from.get(t), detections, frame, recovery));
    int[] columnOf = PeerMatching.match(costs, detections.size(), 1.5);
    List<Track> left = new ArrayList<>();
    List<Detection> taken = new ArrayList<>();
    for (int t = 0; t < columnOf.length; t++) {
      if (columnOf[t] < 0) {
        left.add(from.get(t));
      } else {
        taken.add(detections.get(columnOf[t]));
        from.get(t).update(frame, detections.get(columnOf[t]).box());
      }
    }
    detections.removeAll(taken);
    return left;
  }

  private static double[] costs(
      Track track, List<Detection> detections, int frame, boolean recovery) {
    Box box = recovery ? track.seen.lastEntry().getValue() : track.filter.box();
    double[] costs = new double[detections.size()];
    for (int d = 0; d < costs.length; d++) {
      Detection detection = detections.get(d);
      double iou = box.iou(detection.box());
      double turn = recovery ? 0 : INERTIA * track.turn(frame, detection.box()) * detection.score();
      costs[d] = iou < MIN_IOU ? Double.POSITIVE_INFINITY : 1 - iou - turn;
    }
    return costs;
  }
}
