package io.followspot.functions.camera;

import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.Line;
import io.followspot.protos.v1.Zone;
import io.followspot.tracking.tracker.TrackBudget;

/**
 * How the 100 KB that a camera may remember are shared out: what the vision and the registration
 * take, and for the tracks what is left. A camera with a large picture and many zones follows fewer
 * objects at once.
 */
final class StateBudget {
  static final int MAX_BYTES = 100_000;

  /**
   * The ledger with every reason, the stream, the hash, and the last report of the camera's health.
   */
  private static final int REST_BYTES = 3_000;

  /** The last report of a track. */
  private static final int REPORTED_BYTES = 44;

  /** A track's place, and the numbers of its zones and lines. */
  private static final int WHEREABOUTS_BYTES = 28;

  private static final int STAY_BYTES = 21;
  private static final int SIDE_BYTES = 4;

  private StateBudget() {}

  /**
   * The room for tracks.
   *
   * @param visionBytes that the vision remembers at most
   */
  static TrackBudget of(CameraRegistration registration, int visionBytes) {
    int left =
        MAX_BYTES
            - REST_BYTES
            - visionBytes
            - registration.getSerializedSize()
            - namesBytes(registration);
    boolean regions = registration.getZonesCount() + registration.getLinesCount() > 0;
    int beside =
        REPORTED_BYTES
            + (regions ? WHEREABOUTS_BYTES : 0)
            + STAY_BYTES * registration.getZonesCount()
            + SIDE_BYTES * registration.getLinesCount();
    return new TrackBudget(Math.max(0, left), beside);
  }

  /** Each region that a track stands in some relation to is named once. */
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
}
