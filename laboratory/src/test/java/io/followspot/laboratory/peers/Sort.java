package io.followspot.laboratory.peers;

import io.followspot.laboratory.evaluation.MotRow;
import io.followspot.tracking.geometry.Box;
import io.followspot.tracking.tracker.Detection;
import java.util.ArrayList;
import java.util.List;

/** Simple online and realtime tracking (Bewley, Ge, Ott, Ramos, Upcroft 2016). */
public final class Sort implements PeerTracker {
  private static final int MIN_HITS = 3;
  private static final double MIN_IOU = 0.3;

  private final int maxAge;
  private final List<Track> tracks = new ArrayList<>();
  private long next = 1;

  /** Tracks end after so many frames unseen; SORT's own is 1. */
  public Sort(int maxAge) {
    this.maxAge = maxAge;
  }

  private static final class Track {
    final long id;
    final SortFilter filter;
    int unseen;
    int streak;

    Track(long id, Box box) {
      this.id = id;
      this.filter = new SortFilter(box);
    }

    void predict() {
      filter.predict();
      streak = unseen > 0 ? 0 : streak;
      unseen++;
    }
  }

  @Override
  public List<MotRow> track(int frame, List<Detection> detections) {
    int n = detections.size();
    tracks.forEach(Track::predict);
    int[] columnOf =
        PeerMatching.match(
            PeerMatching.costs(tracks.size(), t -> costs(tracks.get(t).filter.box(), detections)),
            n,
            1 - MIN_IOU);
    boolean[] used = new boolean[n];
    for (int t = 0; t < columnOf.length; t++) {
      if (columnOf[t] >= 0) {
        Track track = tracks.get(t);
        used[columnOf[t]] = true;
        track.filter.update(detections.get(columnOf[t]).box());
        track.unseen = 0;
        track.streak++;
      }
    }
    for (int d = 0; d < n; d++) {
      if (!used[d]) {
        tracks.add(new Track(next++, detections.get(d).box()));
      }
    }
    List<MotRow> rows = new ArrayList<>();
    for (Track track : tracks) {
      if (track.unseen == 0 && (track.streak >= MIN_HITS || frame <= MIN_HITS)) {
        rows.add(MotRow.result(frame, track.id, track.filter.box(), 1));
      }
    }
    tracks.removeIf(track -> track.unseen > maxAge);
    return rows;
  }

  static double[] costs(Box box, List<Detection> detections) {
    return detections.stream().mapToDouble(d -> 1 - box.iou(d.box())).toArray();
  }
}
