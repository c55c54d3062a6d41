package io.followspot.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followspot.protos.v1.AlertKind;
import io.followspot.protos.v1.AlertRule;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.Line;
import io.followspot.protos.v1.RelativePoint;
import io.followspot.protos.v1.TrackSnapshot;
import io.followspot.protos.v1.TrackStatus;
import org.junit.jupiter.api.Test;

class MessageJsonTest {
  private static final CameraRegistration YARD =
      CameraRegistration.newBuilder()
          .setCameraId("yard")
          .addLines(
              Line.newBuilder()
                  .setLineId("gate")
                  .setStart(RelativePoint.newBuilder().setX(0.5))
                  .setEnd(RelativePoint.newBuilder().setX(0.5).setY(1)))
          .addAlertRules(
              AlertRule.newBuilder().setRuleId("out").setKind(AlertKind.ALERT_KIND_LINE_CROSSED))
          .setRegisteredAtUs(1_700_000_000_000_001L)
          .build();

  @Test
  void write_instantsAreText_andEnumValuesAreWords() {
    ObjectNode json =
        MessageJson.write(
            TrackSnapshot.newBuilder()
                .setTrackId("yard.1.2")
                .setStatus(TrackStatus.TRACK_STATUS_LOST)
                .setLastSeenUs(1_700_000_000_000_001L)
                .build());

    assertThat(json.path("track_id").asText()).isEqualTo("yard.1.2");
    assertThat(json.path("status").asText()).isEqualTo("lost");
    assertThat(json.path("last_seen").asText()).isEqualTo("2023-11-14T22:13:20.000001Z");
    assertThat(json.has("last_seen_us")).isFalse();
    assertThat(json.has("first_seen")).as("of 0: not known").isFalse();
  }

  @Test
  void read_whatWasWritten_isTheMessage() {
    MessageReader reader = new MessageReader();
    CameraRegistration.Builder read = CameraRegistration.newBuilder();

    reader.read(MessageJson.write(YARD), read);

    assertThat(reader.faults()).isEmpty();
    assertThat(read.build()).isEqualTo(YARD);
  }

  @Test
  void read_wrongFields_areNamedByTheirPaths() throws Exception {
    MessageReader reader = new MessageReader();
    String text =
        "{\"colour\": 1, \"lines\": [{\"start\": {\"x\": \"left\"}}],"
            + " \"alert_rules\": [{\"kind\": \"sneeze\"}]}";

    reader.read((ObjectNode) new ObjectMapper().readTree(text), CameraRegistration.newBuilder());

    assertThat(reader.faults())
        .extracting(it -> it.field())
        .containsExactly("colour", "lines[0].start.x", "alert_rules[0].kind");
  }

  @Test
  void word_losesThePrefixOfItsEnum() {
    assertThat(MessageJson.word(TrackStatus.TRACK_STATUS_LOST)).isEqualTo("lost");
    assertThat(MessageJson.word(AlertKind.ALERT_KIND_LINE_CROSSED)).isEqualTo("line_crossed");
  }
}
