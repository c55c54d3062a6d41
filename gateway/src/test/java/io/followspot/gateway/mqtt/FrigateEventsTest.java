package io.followspot.gateway.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followspot.protos.v1.Box;
import io.followspot.protos.v1.PathPoint;
import io.followspot.protos.v1.TrackEvent;
import io.followspot.protos.v1.TrackEventType;
import io.followspot.protos.v1.TrackSnapshot;
import io.followspot.protos.v1.TrackStatus;
import io.followspot.protos.v1.ZoneVisit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrigateEventsTest {
  private static final long BEGIN_US = 1_795_906_000_250_000L;

  private final FrigateEvents events = new FrigateEvents();

  @Test
  void life_isNewUpdateEnd_andBeforeIsTheMessageBefore() {
    JsonNode confirmed = told(event(TrackEventType.TRACK_EVENT_TYPE_CONFIRMED, 0.9f, "person"));
    assertThat(confirmed.path("type").asText()).isEqualTo("new");
    assertThat(confirmed.path("before")).isEqualTo(confirmed.path("after"));
    assertThat(confirmed.at("/after/id").asText()).isEqualTo("yard.1.1");
    assertThat(confirmed.at("/after/camera").asText()).isEqualTo("yard");
    assertThat(confirmed.at("/after/label").asText()).isEqualTo("person");
    assertThat(confirmed.at("/after/start_time").asDouble()).isEqualTo(1_795_906_000.25);
    assertThat(confirmed.at("/after/end_time").isNull()).isTrue();
    assertThat(confirmed.at("/after/box")).hasToString("[10,20,40,80]");
    assertThat(confirmed.at("/after/area").asInt()).isEqualTo(1_800);
    assertThat(confirmed.at("/after/region")).hasToString("[0,0,640,480]");

    JsonNode entered = told(event(TrackEventType.TRACK_EVENT_TYPE_ZONE_ENTERED, 0.5f, "person"));
    assertThat(entered.path("type").asText()).isEqualTo("update");
    assertThat(entered.path("before")).isEqualTo(confirmed.path("after"));
    assertThat(entered.at("/after/score").floatValue()).isEqualTo(0.5f);
    assertThat(entered.at("/after/top_score").floatValue()).isEqualTo(0.9f);
    assertThat(entered.at("/after/current_zones")).hasToString("[\"gate\"]");
    assertThat(entered.at("/after/entered_zones")).hasToString("[\"porch\",\"gate\"]");

    JsonNode ended = told(event(TrackEventType.TRACK_EVENT_TYPE_ENDED, 0.5f, "person"));
    assertThat(ended.path("type").asText()).isEqualTo("end");
    assertThat(ended.at("/before/end_time").isNull()).isTrue();
    assertThat(ended.at("/after/end_time").asDouble()).isEqualTo(1_795_906_002.25);
    assertThat(ended.at("/after/path_data/0/0/0").asDouble()).isEqualTo(0.5);
    assertThat(ended.at("/after/path_data/0/1").asDouble()).isEqualTo(1_795_906_000.25);
  }

  @Test
  void message_thatWasNotPublished_isNotTheOneBefore() {
    JsonNode confirmed = told(event(TrackEventType.TRACK_EVENT_TYPE_CONFIRMED, 0.9f, "person"));
    events.message(event(TrackEventType.TRACK_EVENT_TYPE_STATIONARY, 0.1f, "person"));

    JsonNode ended = events.message(event(TrackEventType.TRACK_EVENT_TYPE_ENDED, 0.5f, "person"));
    assertThat(ended.path("before")).isEqualTo(confirmed.path("after"));
  }

  @Test
  void objectWithoutAName_isCalledObject() {
    JsonNode message = events.message(event(TrackEventType.TRACK_EVENT_TYPE_LOST, 0.5f, ""));
    assertThat(message.at("/after/label").asText()).isEqualTo("object");
  }

  /** The names in Frigate's documentation of MQTT, but for those of its own recordings. */
  @Test
  void object_hasTheFieldsThatFrigateDocuments() throws Exception {
    JsonNode documented =
        new ObjectMapper().readTree(getClass().getResourceAsStream("frigate-event.json"));
    JsonNode message = events.message(event(TrackEventType.TRACK_EVENT_TYPE_LOST, 0.5f, "car"));

    assertThat(names(message)).containsExactlyInAnyOrderElementsOf(names(documented));
    for (String name : names(documented.path("after"))) {
      JsonNode value = documented.path("after").path(name);
      JsonNode written = message.path("after").path(name);
      assertThat(written.isMissingNode()).as(name).isFalse();
      if (!value.isNull() && !written.isNull()) {
        assertThat(written.getNodeType()).as(name).isEqualTo(value.getNodeType());
      }
    }
  }

  private ObjectNode told(TrackEvent event) {
    ObjectNode message = events.message(event);
    events.told(event, message);
    return message;
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  static TrackEvent event(TrackEventType type, float confidence, String label) {
    TrackSnapshot.Builder track =
        TrackSnapshot.newBuilder()
            .setTrackId("yard.1.1")
            .setCameraId("yard")
            .setStatus(TrackStatus.TRACK_STATUS_CONFIRMED)
            .setLabel(label)
            .setConfidence(confidence)
            .setBox(
                Box.newBuilder().setLeftPx(10.2f).setTopPx(20).setWidthPx(30).setHeightPx(59.6f))
            .setFrameWidthPx(640)
            .setFrameHeightPx(480)
            .setFirstSeenUs(BEGIN_US)
            .setLastSeenUs(BEGIN_US + 2_000_000);
    if (type != TrackEventType.TRACK_EVENT_TYPE_CONFIRMED) {
      track
          .addZones("gate")
          .addVisits(ZoneVisit.newBuilder().setZoneId("porch"))
          .addVisits(ZoneVisit.newBuilder().setZoneId("gate"))
          .addVisits(ZoneVisit.newBuilder().setZoneId("porch"));
    }
    if (type == TrackEventType.TRACK_EVENT_TYPE_ENDED) {
      track.addPath(PathPoint.newBuilder().setXPx(320).setYPx(240).setCapturedAtUs(BEGIN_US));
    }
    return TrackEvent.newBuilder().setType(type).setTrack(track).build();
  }
}
