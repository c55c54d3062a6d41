package io.followspot.ingest.nvidia;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Timestamp;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class NvFrameFormatTest {
  private static final String JSON =
      """
      {"version": "4.0", "timestamp": "2023-10-30T22:30:30.250Z", "id": "17", "sensorId": "Sensor_1",
       "objects": [{"dir": [], "info": {"visibility": "0.97"}, "speed": 0, "id": "1",
         "bbox": {"topY": 107.5, "rightX": 1116.5, "bottomY": 311.5, "leftX": 1063.5},
         "embedding": {"info": {}, "vector": [-0.003, 0.02]}, "location": null,
         "confidence": 0.9556514024734497, "type": "Person"}]}
      """;

  @Test
  void json_isReadAndWritten() throws Exception {
    Nv.Frame frame = NvFrameFormat.read(JSON.getBytes(UTF_8));

    assertThat(frame).isEqualTo(frame());
    assertThat(NvFrameFormat.read(NvFrameFormat.json(frame))).isEqualTo(frame);
    assertThat(new String(NvFrameFormat.json(frame), UTF_8))
        .contains("\"timestamp\":\"2023-10-30T22:30:30.250Z\"")
        .contains("\"leftX\":1063.5");
  }

  /** The bytes are made of the documented field numbers by hand, with an unknown field 12. */
  @Test
  void protobuf_isRead() throws Exception {
    String box = "0d 00f08444 15 0000d742 1d 00908b44 25 00c09b43";
    String object = "0a 01 31 12 14" + box + "1a 06 506572736f6e 25 92a5743f";
    byte[] bytes =
        HexFormat.of()
            .parseHex(
                ("0a 03 342e30 12 02 3137 1a 0b 08 86dd80aa06 10 80e59a77 22 08 53656e736f725f31"
                        + "2a 26"
                        + object
                        + "62 06 0a01 61 1201 62")
                    .replace(" ", ""));

    Nv.Frame frame = NvFrameFormat.read(bytes);

    assertThat(frame.toBuilder().setUnknownFields(frame().getUnknownFields()).build())
        .isEqualTo(frame());
  }

  @Test
  void others_areRefused_withTheReason() {
    assertThatThrownBy(() -> NvFrameFormat.read("hello".getBytes(UTF_8)))
        .isInstanceOf(NvFrameException.class)
        .hasMessageContaining("neither");
    assertThatThrownBy(() -> NvFrameFormat.read("{\"objects\": [".getBytes(UTF_8)))
        .hasMessageContaining("not valid JSON");
    assertThatThrownBy(() -> NvFrameFormat.read("{\"timestamp\": \"now\"}".getBytes(UTF_8)))
        .hasMessageContaining("\"now\"");
    assertThatThrownBy(
            () -> NvFrameFormat.read("{\"objects\": [\"1|2|3|4|5|Person\"]}".getBytes(UTF_8)))
        .hasMessageContaining("minimal schema");
  }

  static Nv.Frame frame() {
    return Nv.Frame.newBuilder()
        .setVersion("4.0")
        .setId("17")
        .setTimestamp(Timestamp.newBuilder().setSeconds(1_698_705_030).setNanos(250_000_000))
        .setSensorId("Sensor_1")
        .addObjects(
            Nv.Object.newBuilder()
                .setId("1")
                .setType("Person")
                .setConfidence(0.9556514f)
                .setBbox(
                    Nv.Bbox.newBuilder()
                        .setLeftX(1063.5f)
                        .setTopY(107.5f)
                        .setRightX(1116.5f)
                        .setBottomY(311.5f)))
        .build();
  }
}
