package io.followspot.laboratory.peers;

import io.followspot.laboratory.evaluation.MotRow;
import io.followspot.tracking.geometry.Box;
import io.followspot.tracking.tracker.Detection;
import java.util.ArrayList;
import java.util.List;

/**
 * Norfair's defaults (Tryolabs): corners in Kalman filters, a counter of hits for birth and death,
 * greedy matching; predicted boxes count as results.
 */
public final class Norfair implements PeerTracker {
  private static final int MOST_HITS = 15;
  private static final int BIRTH_HITS = 7;
  private final double maxDistance;

  private final List<Track> tracks = new ArrayList<>();
  private long next = 1;

  /** Matches boxes whose distance, one minus IoU, is below the limit. */
  public Norfair(double maxDistance) {
    this.maxDistance = maxDistance;
  }

  private static final class Track {
    final PeerAxis[] corners = new PeerAxis[4];
    long id;
    int counter = 1;
    boolean born;

    Track(Box box) {
      double[] at = corners(box);
      for (int i = 0; i < 4; i++) {
        corners[i] = new PeerAxis(at[i], 10, 1);
      }
    }

    void predict() {
      counter--;
      for (PeerAxis corner : corners) {
        corner.predict(0.1, 0.1);
      }
    }

    void update(Box box) {
      counter += counter < MOST_HITS ? 2 : 0;
      double[] at = corners(box);
      for (int i = 0; i < 4; i++) {
        corners[i].update(at[i], 4);
      }
    }

    Box box() {
      return new Box(
          corners[0].at,
          corners[1].at,
          Math.max(1, corners[2].at - corners[0].at),
          Math.max(1, corners[3].at - corners[1].at));
    }

    private static double[] corners(Box box) {
      return new double[] {box.leftPx(), box.topPx(), box.rightPx(), box.bottomPx()};
    }
  }

  @Override
  public List<MotRow> track(int frame, List<Detection> detections) {
    tracks.removeIf(track -> track.counter < 0);
    tracks.forEach(Track::predict);
    List<Detection> left = new ArrayList<>(detections);
    match(tracks.stream().filter(track -> track.born).toList(), left);
    match(tracks.stream().filter(track -> !track.born).toList(), left);
    for (Detection d : left) {
      tracks.add(new Track(d.box()));
    }
    List<MotRow> rows = new ArrayList<>();
    for (Track track : tracks) {
      if (!track.born && track.counter > BIRTH_HITS) {
        track.born = true;
        track.id = next++;
      }
      if (track.born && track.counter >= 0) {
        rows.add(MotRow.result(frame, track.id, track.box(), 1));
      }
    }
    return rows;
  }

  private void match(List<Track> some, List<Detection> detections) {
    List<Track> waiting = new ArrayList<>(some);
    while (!waiting.isEmpty() && !detections.isEmpty()) {
      double least = maxDistance;
      Track track = null;
      Detection detection = null;
      for (Track t : waiting) {
        Box box = t.box();
        for (Detection d : detections) {
          double distance = 1 - box.iou(d.box());
          if (distance < least) {
            least = distance;
            track = t;
            detection = d;
          }
        }
      }
      if (track == null || detection == null) {
        return;
      }
      track.update(detection.box());
      waiting.remove(track);
      detections.remove(detection);
    }
  }
}
