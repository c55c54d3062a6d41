package io.followspot.gateway.tracks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followspot.gateway.http.JsonText;
import io.followspot.json.MessageJson;
import io.followspot.json.TimestampFormat;
import io.followspot.protos.v1.PathPoint;
import io.followspot.protos.v1.TrackSnapshot;

/**
 * A track's path in geographic formats. Coordinates are pixels of the frame, origin top left, y
 * downwards: they have no geographic reference, and the documents state it.
 */
final class PathFormats {
  private final TrackSnapshot track;
  private final long asOfUs;

  PathFormats(TrackSnapshot track, long asOfUs) {
    this.track = track;
    this.asOfUs = asOfUs;
  }

  ObjectNode json() {
    ObjectNode json = head();
    ArrayNode points = json.putArray("path");
    track.getPathList().forEach(point -> points.add(MessageJson.write(point)));
    return json;
  }

  /** RFC 7946, with a LineString in pixels. */
  ObjectNode geoJson() {
    ObjectNode json = JsonText.object().put("type", "Feature").put("id", track.getTrackId());
    ObjectNode geometry = json.putObject("geometry");
    ArrayNode coordinates = JsonText.array();
    track.getPathList().forEach(point -> coordinates.add(position(point)));
    boolean line = coordinates.size() > 1;
    geometry.put("type", line ? "LineString" : "Point");
    geometry.set("coordinates", line ? coordinates : coordinates.get(0));
    ObjectNode properties = head();
    properties.put("coordinate_system", "pixels, origin top left, y down");
    ArrayNode times = properties.putArray("times");
    track
        .getPathList()
        .forEach(point -> times.add(TimestampFormat.format(point.getCapturedAtUs())));
    json.set("properties", properties);
    return json;
  }

  /** OGC Moving Features JSON 1.0 (19-045r3): a MovingPoint with linear interpolation. */
  ObjectNode movingFeature() {
    ObjectNode json = JsonText.object().put("type", "Feature").put("id", track.getTrackId());
    json.putObject("crs")
        .put("type", "Name")
        .putObject("properties")
        .put("name", "pixels, origin top left, y down");
    json.putObject("trs")
        .put("type", "Name")
        .putObject("properties")
        .put("name", "urn:ogc:data:time:iso8601");
    ObjectNode moving = json.putObject("temporalGeometry").put("type", "MovingPoint");
    ArrayNode times = moving.putArray("datetimes");
    ArrayNode coordinates = moving.putArray("coordinates");
    for (PathPoint point : track.getPathList()) {
      times.add(TimestampFormat.format(point.getCapturedAtUs()));
      coordinates.add(position(point));
    }
    moving.put("interpolation", "Linear");
    json.set("properties", head());
    return json;
  }

  private static ArrayNode position(PathPoint point) {
    return JsonText.array().add(point.getXPx()).add(point.getYPx());
  }

  private ObjectNode head() {
    return JsonText.object()
        .put("track_id", track.getTrackId())
        .put("camera_id", track.getCameraId())
        .put("label", track.getLabel())
        .put("frame_width_px", track.getFrameWidthPx())
        .put("frame_height_px", track.getFrameHeightPx())
        .put("first_seen", TimestampFormat.format(track.getFirstSeenUs()))
        .put("last_seen", TimestampFormat.format(track.getLastSeenUs()))
        .put("as_of", TimestampFormat.format(asOfUs));
  }
}
