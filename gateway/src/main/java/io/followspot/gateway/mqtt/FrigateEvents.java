package io.followspot.gateway.mqtt;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followspot.gateway.http.JsonText;
import io.followspot.protos.v1.Box;
import io.followspot.protos.v1.PathPoint;
import io.followspot.protos.v1.TrackEvent;
import io.followspot.protos.v1.TrackEventType;
import io.followspot.protos.v1.TrackSnapshot;
import io.followspot.protos.v1.TrackStatus;
import io.followspot.protos.v1.ZoneVisit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Track events in the form in which Frigate publishes its tracked objects: {@code type} is {@code
 * new}, {@code update} or {@code end}, {@code before} and {@code after} are the object at the
 * message before and now. Fields and units are those of Frigate's documentation of MQTT. For one
 * thread.
 */
final class FrigateEvents {
  /** What an object is called that the detector has no name for: Frigate always has one. */
  static final String UNNAMED = "object";

  private static final double US_PER_S = 1e6;

  /** Tracks whose latest message is remembered; of others {@code before} is the same as now. */
  private static final int MAX_REMEMBERED = 10_000;

  private final Map<String, ObjectNode> latest =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, ObjectNode> eldest) {
          return size() > MAX_REMEMBERED;
        }
      };

  /** The message for an event; {@link #told} is to be called once it has been published. */
  ObjectNode message(TrackEvent event) {
    Optional<ObjectNode> before = Optional.ofNullable(latest.get(event.getTrack().getTrackId()));
    ObjectNode after = object(event, before);
    ObjectNode message = JsonText.object().put("type", type(event.getType()));
    message.set("before", before.orElse(after));
    message.set("after", after);
    return message;
  }

  /** Makes a published message the one before of its track. */
  void told(TrackEvent event, ObjectNode message) {
    String id = event.getTrack().getTrackId();
    if (event.getType() == TrackEventType.TRACK_EVENT_TYPE_ENDED) {
      latest.remove(id);
    } else {
      latest.put(id, (ObjectNode) message.path("after"));
    }
  }

  private static String type(TrackEventType type) {
    return switch (type) {
      case TRACK_EVENT_TYPE_CONFIRMED -> "new";
      case TRACK_EVENT_TYPE_ENDED -> "end";
      default -> "update";
    };
  }

  private static ObjectNode object(TrackEvent event, Optional<ObjectNode> before) {
    TrackSnapshot track = event.getTrack();
    boolean isStationary = track.getStatus() == TrackStatus.TRACK_STATUS_STATIONARY;
    float score = track.getConfidence();
    int moves = before.map(it -> it.path("position_changes").asInt()).orElse(0);
    ObjectNode object = JsonText.object();
    object.put("id", track.getTrackId());
    object.put("camera", track.getCameraId());
    object.put("frame_time", seconds(track.getLastSeenUs()));
    object.putNull("snapshot");
    object.put("label", track.getLabel().isEmpty() ? UNNAMED : track.getLabel());
    object.putNull("sub_label");
    object.put("top_score", Math.max(score, before.map(FrigateEvents::topScore).orElse(0f)));
    object.put("false_positive", false);
    object.put("start_time", seconds(track.getFirstSeenUs()));
    object.put("end_time", endTime(event));
    object.put("score", score);
    addBox(object, track);
    object.putNull("thumbnail");
    object.put("active", !isStationary);
    object.put("stationary", isStationary);
    object.put("motionless_count", 0);
    object.put("position_changes", hasMovedAgain(event) ? moves + 1 : moves);
    ArrayNode current = object.putArray("current_zones");
    track.getZonesList().forEach(current::add);
    ArrayNode entered = object.putArray("entered_zones");
    track.getVisitsList().stream().map(ZoneVisit::getZoneId).distinct().forEach(entered::add);
    object.put("has_clip", false);
    object.put("has_snapshot", false);
    object.putObject("attributes");
    object.putArray("current_attributes");
    object.put("pending_loitering", false);
    object.putNull("max_severity");
    object.put("current_estimated_speed", 0);
    object.put("average_estimated_speed", 0);
    object.put("velocity_angle", 0);
    addPath(object, track);
    return object;
  }

  private static void addBox(ObjectNode object, TrackSnapshot track) {
    Box box = track.getBox();
    int left = Math.round(box.getLeftPx());
    int top = Math.round(box.getTopPx());
    int right = Math.round(box.getLeftPx() + box.getWidthPx());
    int bottom = Math.round(box.getTopPx() + box.getHeightPx());
    object.putArray("box").add(left).add(top).add(right).add(bottom);
    object.put("area", (right - left) * (bottom - top));
    object.put("ratio", bottom > top ? (double) (right - left) / (bottom - top) : 0);
    // Frigate detects in parts of the picture and names the part; here it is all of it.
    object
        .putArray("region")
        .add(0)
        .add(0)
        .add(track.getFrameWidthPx())
        .add(track.getFrameHeightPx());
  }

  /** Points relative to the picture with their times. */
  private static void addPath(ObjectNode object, TrackSnapshot track) {
    ArrayNode path = object.putArray("path_data");
    if (track.getFrameWidthPx() <= 0 || track.getFrameHeightPx() <= 0) {
      return;
    }
    for (PathPoint point : track.getPathList()) {
      ArrayNode entry = path.addArray();
      entry
          .addArray()
          .add(point.getXPx() / track.getFrameWidthPx())
          .add(point.getYPx() / track.getFrameHeightPx());
      entry.add(seconds(point.getCapturedAtUs()));
    }
  }

  private static @Nullable Double endTime(TrackEvent event) {
    return event.getType() == TrackEventType.TRACK_EVENT_TYPE_ENDED
        ? Double.valueOf(seconds(event.getTrack().getLastSeenUs()))
        : null;
  }

  private static boolean hasMovedAgain(TrackEvent event) {
    return event.getType() == TrackEventType.TRACK_EVENT_TYPE_RESUMED;
  }

  private static float topScore(ObjectNode object) {
    return object.path("top_score").floatValue();
  }

  private static double seconds(long us) {
    return us / US_PER_S;
  }
}
