package io.followspot.gateway.counts;

import io.followspot.protos.v1.TrackSnapshot;
import io.followspot.tracking.zones.PathTransitions.TimedPoint;
import io.followspot.tracking.zones.RegionTransition;
import io.followspot.tracking.zones.RegionTransition.LineCrossed;
import io.followspot.tracking.zones.RegionTransition.ZoneEntered;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;

/** Counts what a line or a zone would have counted of tracks whose paths are stored. */
final class PastCount {
  private static final Comparator<Passage> BY_TIME =
      Comparator.comparingLong(Passage::atUs).thenComparing(Passage::trackId);

  private final PastRegion region;
  private final long fromUs;
  private final long toUs;
  private final int maxTracks;
  private final int listed;
  private final Map<String, Integer> sums = new TreeMap<>();

  /** The latest ones, the earliest of them first: a day of a busy camera has very many. */
  private final PriorityQueue<Passage> latest = new PriorityQueue<>(BY_TIME);

  private int tracks;
  private boolean truncated;

  /**
   * Counts in a range of capture time.
   *
   * @param maxTracks at most so many are examined
   * @param listed so many of the passages are kept, the latest ones; all are counted
   */
  PastCount(PastRegion region, long fromUs, long toUs, int maxTracks, int listed) {
    this.region = region;
    this.fromUs = fromUs;
    this.toUs = toUs;
    this.maxTracks = maxTracks;
    this.listed = listed;
    region.words().forEach(word -> sums.put(word, 0));
  }

  /**
   * One crossing, entry or exit.
   *
   * @param what forward, backward, entered or exited
   * @param atUs when, in microseconds of capture time
   */
  record Passage(String trackId, String label, String what, long atUs) {}

  void add(TrackSnapshot track) {
    if (tracks == maxTracks) {
      truncated = true;
      return;
    }
    tracks++;
    List<TimedPoint> path = TrackPath.of(track);
    if (path.isEmpty()) {
      return;
    }
    double width = track.getFrameWidthPx();
    double height = track.getFrameHeightPx();
    double boxHeight = track.getBox().getHeightPx() / height;
    for (RegionTransition one : region.transitions(path, width / height, boxHeight)) {
      if (one.atUs() >= fromUs && one.atUs() <= toUs) {
        count(new Passage(track.getTrackId(), track.getLabel(), word(one), one.atUs()));
      }
    }
  }

  private void count(Passage passage) {
    sums.merge(passage.what(), 1, Integer::sum);
    latest.add(passage);
    if (latest.size() > listed) {
      latest.remove();
    }
  }

  private static String word(RegionTransition transition) {
    if (transition instanceof LineCrossed crossed) {
      return crossed.forward() ? "forward" : "backward";
    }
    return transition instanceof ZoneEntered ? "entered" : "exited";
  }

  /** How many tracks were examined. */
  int tracks() {
    return tracks;
  }

  /** Whether there were more tracks than the limit. */
  boolean isTruncated() {
    return truncated;
  }

  /** How often each thing happened that can happen there. */
  Map<String, Integer> sums() {
    return sums;
  }

  /** The latest passages, the latest first. */
  List<Passage> latest() {
    return latest.stream().sorted(BY_TIME.reversed()).toList();
  }
}
