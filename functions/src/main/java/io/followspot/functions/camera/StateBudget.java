package io.followspot.functions.camera;

import io.followspot.protos.v1.AlertKind;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.Line;
import io.followspot.protos.v1.Zone;
import io.followspot.tracking.tracker.TrackBudget;

/**
 * Divides the 100 KB of a camera's state: vision and registration come first, tracks get the rest.
 * A camera with a large picture and many zones tracks fewer objects at once. A registration that
 * names a number of objects gets room for them beyond the 100 KB.
 */
final class StateBudget {
  static final int MAX_BYTES = 100_000;

  /**
   * The ledger with every reason, the stream, the hash, and the last report of the camera's health.
   */
  private static final int REST_BYTES = 3_000;

  /** The last report of a track. */
  private static final int REPORTED_BYTES = 44;

  /** A track's position relative to regions, and the numbers of its zones and lines. */
  private static final int WHEREABOUTS_BYTES = 28;

  private static final int STAY_BYTES = 21;

  /** Number of the line, side, passages and reach. */
  static final int SIDE_BYTES = 8;

  /** What is remembered of an alert rule besides its id, and of a visit that it has dealt with. */
  private static final int ALERT_RULE_BYTES = 40;

  private static final int VISITOR_BYTES = 6;

  /** One track in addition for so many objects: lost ones stay until they end. */
  private static final int LOST_PART = 4;

  private StateBudget() {}

  /**
   * The budget of tracks.
   *
   * @param visionBytes upper bound of the vision's state
   */
  static TrackBudget of(CameraRegistration registration, int visionBytes) {
    int left =
        MAX_BYTES
            - REST_BYTES
            - visionBytes
            - registration.getSerializedSize()
            - namesBytes(registration)
            - alertBytes(registration);
    boolean regions = registration.getZonesCount() + registration.getLinesCount() > 0;
    int beside =
        REPORTED_BYTES
            + (regions ? WHEREABOUTS_BYTES : 0)
            + STAY_BYTES * registration.getZonesCount()
            + SIDE_BYTES * registration.getLinesCount()
            + VISITOR_BYTES * visitRules(registration);
    TrackBudget usual = new TrackBudget(Math.max(0, left), beside);
    return registration.getTracking().hasMaxObjects()
        ? byNumber(registration.getTracking().getMaxObjects(), usual)
        : usual;
  }

  /** Never less memory than without the number: it may be small. */
  private static TrackBudget byNumber(int objects, TrackBudget usual) {
    TrackBudget needed =
        TrackBudget.ofTracks(
            objects + objects / LOST_PART, usual.besideBytes(), DetectionsReader.MAX_LABEL_BYTES);
    return new TrackBudget(
        Math.max(usual.bytes(), needed.bytes()), usual.besideBytes(), needed.tracks());
  }

  /** The id of each region with at least one track in relation to it is stored once. */
  private static int namesBytes(CameraRegistration registration) {
    int bytes = 0;
    for (Zone zone : registration.getZonesList()) {
      bytes += 2 + zone.getZoneId().length();
    }
    for (Line line : registration.getLinesList()) {
      bytes += 2 + line.getLineId().length();
    }
    return bytes;
  }

  private static int alertBytes(CameraRegistration registration) {
    return registration.getAlertRulesList().stream()
        .mapToInt(rule -> ALERT_RULE_BYTES + rule.getRuleId().length())
        .sum();
  }

  private static int visitRules(CameraRegistration registration) {
    return (int)
        registration.getAlertRulesList().stream()
            .filter(rule -> rule.getKind() == AlertKind.ALERT_KIND_OBJECT_IN_ZONE)
            .count();
  }
}
