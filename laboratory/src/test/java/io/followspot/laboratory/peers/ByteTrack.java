package io.followspot.laboratory.peers;

import io.followspot.laboratory.evaluation.MotRow;
import io.followspot.tracking.geometry.Box;
import io.followspot.tracking.tracker.Detection;
import java.util.ArrayList;
import java.util.List;

/** ByteTrack (Zhang et al. 2022): sure detections first, then weak ones. */
public final class ByteTrack implements PeerTracker {
  private static final double SURE = 0.5;
  private static final double WEAK = 0.1;
  private static final int MAX_UNSEEN = 30;
  private static final double DOUBLE = 0.85;

  private final List<Track> tracks = new ArrayList<>();
  private final double birth;
  private long next = 1;

  /** Tracks begin with detections of at least this score; ByteTrack's own is 0.6. */
  public ByteTrack(double birth) {
    this.birth = birth;
  }

  /** Centre, aspect ratio and height; noises are parts of the height. */
  private static final class Track {
    final long id;
    final int born;
    final PeerAxis x;
    final PeerAxis y;
    final PeerAxis ratio;
    final PeerAxis h;
    boolean confirmed;
    boolean seen = true;
    int lastSeen;

    Track(long id, int frame, Box box) {
      this.id = id;
      born = frame;
      lastSeen = frame;
      confirmed = frame == 1;
      double height = box.heightPx();
      double p = square(height / 10);
      double v = square(height / 16);
      x = new PeerAxis(SortFilter.cx(box), p, v);
      y = new PeerAxis(SortFilter.cy(box), p, v);
      ratio = new PeerAxis(box.widthPx() / height, 1e-4, 1e-10);
      h = new PeerAxis(height, p, v);
    }

    void predict() {
      if (!seen) {
        h.speed = 0;
      }
      double p = square(h.at / 20);
      double v = square(h.at / 160);
      x.predict(p, v);
      y.predict(p, v);
      ratio.predict(1e-4, 1e-10);
      h.predict(p, v);
    }

    void update(int frame, Box box) {
      double r = square(h.at / 20);
      x.update(SortFilter.cx(box), r);
      y.update(SortFilter.cy(box), r);
      ratio.update(box.widthPx() / box.heightPx(), 1e-2);
      h.update(box.heightPx(), r);
      confirmed = true;
      seen = true;
      lastSeen = frame;
    }

    Box box() {
      double height = Math.max(1, h.at);
      double width = Math.max(1, ratio.at * height);
      return new Box(x.at - width / 2, y.at - height / 2, width, height);
    }

    private static double square(double value) {
      return value * value;
    }
  }

  @Override
  public List<MotRow> track(int frame, List<Detection> detections) {
    tracks.stream().filter(t -> t.confirmed).forEach(Track::predict);
    List<Detection> sure = new ArrayList<>();
    List<Detection> weak = new ArrayList<>();
    for (Detection d : detections) {
      if (d.score() > SURE) {
        sure.add(d);
      } else if (d.score() > WEAK) {
        weak.add(d);
      }
    }
    List<Track> known = tracks.stream().filter(t -> t.confirmed).toList();
    List<Track> left = round(known, sure, frame, 0.8, true);
    List<Track> present = left.stream().filter(t -> t.seen).toList();
    for (Track track : round(present, weak, frame, 0.5, false)) {
      track.seen = false;
    }
    List<Track> news = tracks.stream().filter(t -> !t.confirmed).toList();
    tracks.removeAll(round(news, sure, frame, 0.7, true));
    for (Detection d : sure) {
      if (d.score() >= birth) {
        tracks.add(new Track(next++, frame, d.box()));
      }
    }
    tracks.removeIf(t -> frame - t.lastSeen > MAX_UNSEEN);
    removeDoubles();
    return tracks.stream()
        .filter(t -> t.confirmed && t.seen)
        .map(t -> MotRow.result(frame, t.id, t.box(), 1))
        .toList();
  }

  /** Matches, removes matched detections, and returns the tracks without one. */
  private static List<Track> round(
      List<Track> from, List<Detection> detections, int frame, double limit, boolean fuse) {
    double[][] costs =
        PeerMatching.costs(
            from.size(),
            t ->
                detections.stream()
                    .mapToDouble(d -> 1 - from.get(t).box().iou(d.box()) * (fuse ? d.score() : 1))
                    .toArray());
    int[] columnOf = PeerMatching.match(costs, detections.size(), limit);
    List<Detection> taken = new ArrayList<>();
    List<Track> left = new ArrayList<>();
    for (int t = 0; t < columnOf.length; t++) {
      if (columnOf[t] < 0) {
        left.add(from.get(t));
      } else {
        Detection d = detections.get(columnOf[t]);
        from.get(t).update(frame, d.box());
        taken.add(d);
      }
    }
    detections.removeAll(taken);
    return left;
  }

  /** Of a detected and a lost track at the same place the older one is kept. */
  private void removeDoubles() {
    List<Track> gone = new ArrayList<>();
    for (Track seen : tracks) {
      for (Track lost : tracks) {
        if (seen.confirmed && seen.seen && !lost.seen && seen.box().iou(lost.box()) > DOUBLE) {
          gone.add(seen.lastSeen - seen.born > lost.lastSeen - lost.born ? lost : seen);
        }
      }
    }
    tracks.removeAll(gone);
  }
}
