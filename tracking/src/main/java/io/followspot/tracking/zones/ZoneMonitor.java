package io.followspot.tracking.zones;

import io.followspot.tracking.tracker.Observation;
import io.followspot.tracking.tracker.TrackStatus;
import io.followspot.tracking.zones.RegionTransition.ZoneEntered;
import io.followspot.tracking.zones.RegionTransition.ZoneExited;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/**
 * Determines when the tracks of one camera enter and leave its zones and cross its lines.
 *
 * <p>Use it with the tracker: pass it each observation of each frame, in any order, and send what
 * it returns with that observation.
 *
 * <pre>{@code
 * ZoneMonitor monitor = ZoneMonitor.restore(zones, lines, savedState); // or new at first
 * for (Observation seen : tracker.track(frame)) {
 *   List<Transition> transitions =
 *       monitor.observe(seen, frame.widthPx(), frame.heightPx(), frame.capturedAtUs());
 *   ...
 * }
 * byte[] state = monitor.save();
 * }</pre>
 *
 * <p>Do the same with what {@code Tracker.endAll} returns. A track's anchor, the bottom centre of
 * its box, is its position. Only frames count in which a confirmed or stationary track is detected:
 * a lost track keeps its last detected position. A track that ends leaves its zones at the time of
 * its last detection, and its state is removed. There is one crossing of a line per pass, however
 * long the track stays near it. An enter always precedes its exit, and each enter has one exit.
 *
 * <p>To change the regions of a running camera, restore the saved state with the new ones: stays in
 * zones whose id remains continue, stays in removed zones end at the track's next observation.
 *
 * <p>Deterministic; not for use by several threads. State: about 40 bytes a track, and 30 more for
 * each zone it is in.
 */
public final class ZoneMonitor {
  private static final Comparator<RegionTransition> ORDER =
      Comparator.<RegionTransition>comparingInt(ZoneMonitor::rank)
          .thenComparing(RegionTransition::regionId);

  private final List<Zone> zones;
  private final List<Line> lines;
  private final Set<String> zoneIds = new HashSet<>();
  private final TreeMap<Long, TrackRegions> tracks;

  /**
   * Starts without tracks.
   *
   * @throws IllegalArgumentException if two regions share an id
   */
  public ZoneMonitor(List<Zone> zones, List<Line> lines) {
    this(zones, lines, new TreeMap<>());
  }

  private ZoneMonitor(List<Zone> zones, List<Line> lines, TreeMap<Long, TrackRegions> tracks) {
    RegionIds.checkDistinct(zones, lines);
    this.zones = List.copyOf(zones);
    this.lines = List.copyOf(lines);
    this.tracks = tracks;
    for (Zone zone : zones) {
      zoneIds.add(zone.zoneId());
    }
  }

  /**
   * Continues from a saved state, with the same regions or with others.
   *
   * @throws IllegalArgumentException if the bytes are not a state of this version, or two regions
   *     share an id
   */
  public static ZoneMonitor restore(List<Zone> zones, List<Line> lines, byte[] state) {
    return new ZoneMonitor(zones, lines, ZoneStateCodec.read(state));
  }

  /**
   * Processes one track's observation of a frame.
   *
   * @param widthPx of the frame as captured
   * @param heightPx of the frame as captured
   * @param capturedAtUs capture time in microseconds, not less than in earlier calls
   * @return what happened: exits first, then crossings, then enters
   */
  public List<RegionTransition> observe(
      Observation seen, int widthPx, int heightPx, long capturedAtUs) {
    if (seen.status() == TrackStatus.ENDED) {
      TrackRegions ended = tracks.remove(seen.ordinal());
      return ended == null ? List.of() : ended.leaveAllBut(Set.of(), seen.lastSeenUs());
    }
    List<RegionTransition> transitions = new ArrayList<>();
    TrackRegions known = tracks.get(seen.ordinal());
    if (known != null) {
      transitions.addAll(known.leaveAllBut(zoneIds, capturedAtUs));
    }
    if (isEvidence(seen) && !(zones.isEmpty() && lines.isEmpty())) {
      TrackRegions track = tracks.computeIfAbsent(seen.ordinal(), ordinal -> new TrackRegions());
      transitions.addAll(track.move(zones, lines, seen, widthPx, heightPx, capturedAtUs));
    }
    transitions.sort(ORDER);
    return transitions;
  }

  /**
   * When a track entered a zone that it is in.
   *
   * @param ordinal the track's
   * @return microseconds of capture time; empty if it is not in the zone
   */
  public OptionalLong enteredAtUs(long ordinal, String zoneId) {
    TrackRegions track = tracks.get(ordinal);
    ZoneOccupancy stay = track == null ? null : track.stays.get(zoneId);
    return stay != null && stay.inside()
        ? OptionalLong.of(stay.enteredAtUs())
        : OptionalLong.empty();
  }

  /** Returns the whole state, the same bytes for the same state. */
  public byte[] save() {
    return ZoneStateCodec.write(tracks);
  }

  private static boolean isEvidence(Observation seen) {
    return seen.detected()
        && (seen.status() == TrackStatus.CONFIRMED || seen.status() == TrackStatus.STATIONARY);
  }

  private static int rank(RegionTransition transition) {
    return transition instanceof ZoneExited ? 0 : transition instanceof ZoneEntered ? 2 : 1;
  }
}
