package io.followspot.gateway.counts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followspot.gateway.cameras.LineDirections;
import io.followspot.gateway.http.JsonText;
import io.followspot.gateway.store.Crossings;
import io.followspot.json.TimestampFormat;
import io.followspot.protos.v1.TrackEvent;
import java.util.Optional;

/**
 * One crossing of a line.
 *
 * @param eventId of the event that counted it
 * @param trackId who crossed
 * @param cameraId at which camera
 * @param lineId which line
 * @param label the track's class; may be empty
 * @param forward the direction
 * @param directionName what the registration calls that direction; empty if it has no name
 * @param atUs the capture time of the frame in which it was counted, in microseconds since 1970
 * @param crossedAtUs when it took place, somewhat before it was certain
 * @param confidence how sure it is, 0 to 1; empty where it is not known
 */
record Crossing(
    String eventId,
    String trackId,
    String cameraId,
    String lineId,
    String label,
    boolean forward,
    Optional<String> directionName,
    long atUs,
    long crossedAtUs,
    Optional<Float> confidence) {
  static Crossing of(TrackEvent event, LineDirections directions) {
    String cameraId = event.getTrack().getCameraId();
    String lineId = event.getTransition().getRegionId();
    boolean forward = event.getTransition().getForward();
    long atUs = Crossings.countedAtUs(event);
    long crossedAtUs = event.getTransition().getAtUs();
    return new Crossing(
        event.getEventId(),
        event.getTrack().getTrackId(),
        cameraId,
        lineId,
        event.getTrack().getLabel(),
        forward,
        directions.name(cameraId, lineId, forward),
        atUs,
        crossedAtUs == 0 ? atUs : crossedAtUs,
        Crossings.confidence(event));
  }

  String direction() {
    return forward ? "forward" : "backward";
  }

  /** The picture of that moment. */
  String snapshot() {
    return PictureLinks.snapshot(trackId, atUs);
  }

  /** The film around that moment. */
  String clip() {
    return PictureLinks.clip(trackId, atUs);
  }

  ObjectNode json() {
    ObjectNode json =
        JsonText.object()
            .put("event_id", eventId)
            .put("track_id", trackId)
            .put("camera_id", cameraId)
            .put("line_id", lineId)
            .put("label", label)
            .put("direction", direction());
    directionName.ifPresent(it -> json.put("direction_name", it));
    confidence.ifPresent(it -> json.put("confidence", it));
    return json.put("at", TimestampFormat.format(atUs))
        .put("crossed_at", TimestampFormat.format(crossedAtUs))
        .put("snapshot", snapshot())
        .put("clip", clip());
  }
}
