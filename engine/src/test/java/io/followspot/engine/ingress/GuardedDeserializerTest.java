package io.followspot.engine.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.flink.statefun.flink.io.generated.AutoRoutable;
import org.apache.flink.statefun.flink.io.generated.RoutingConfig;
import org.apache.flink.statefun.flink.io.kafka.binders.ingress.v1.RoutableKafkaIngressDeserializer;
import org.apache.flink.statefun.sdk.FunctionType;
import org.apache.flink.statefun.sdk.io.EgressIdentifier;
import org.apache.flink.statefun.sdk.reqreply.generated.TypedValue;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class GuardedDeserializerTest {
  private final GuardedDeserializer deserializer = deserializer(OptionalInt.empty());

  private static GuardedDeserializer deserializer(OptionalInt maxPerSecond) {
    return new GuardedDeserializer(
        new RoutableKafkaIngressDeserializer(
            Map.of("t", RoutingConfig.newBuilder().setTypeUrl("followspot.v1/Frame").build())),
        new GuardSpec(
            new RecordGuard(RecordGuard.Kind.CAMERA, 100),
            maxPerSecond,
            OptionalInt.empty(),
            new EgressIdentifier<>("followspot", "committed", TypedValue.class),
            "followspot.rejected"),
        new FunctionType("followspot.engine", "rejections-of-t"));
  }

  @Test
  void recordsAboveTheLimit_areDropped_badOnesToo() {
    GuardedDeserializer limited = deserializer(OptionalInt.of(3));
    int passed = 0;
    for (int i = 0; i < 100; i++) {
      byte[] value = i % 2 == 0 ? new byte[1] : null;
      if (limited.deserialize(RecordGuardTest.record("lobby", value)) != null) {
        passed++;
      }
    }
    assertThat(passed).isBetween(3, 20);
  }

  @Test
  void goodRecord_goesOnWithItsOriginInFront() throws Exception {
    byte[] frame = {0x0a, 0x01, 'c'};
    AutoRoutable routable = routable("lobby", frame);
    assertThat(routable.getId()).isEqualTo("lobby");
    assertThat(routable.getConfig().getTypeUrl()).isEqualTo("followspot.v1/Frame");
    assertThat(routable.getPayloadBytes().endsWith(ByteString.copyFrom(frame))).isTrue();

    UnknownFieldSet fields = UnknownFieldSet.parseFrom(routable.getPayloadBytes());
    UnknownFieldSet origin =
        UnknownFieldSet.parseFrom(fields.getField(15).getLengthDelimitedList().get(0));
    assertThat(origin.getField(1).getLengthDelimitedList().get(0).toStringUtf8()).isEqualTo("t");
    assertThat(origin.getField(2).getVarintList()).containsExactly(2L);
    assertThat(origin.getField(3).getVarintList()).containsExactly(77L);
    assertThat(fields.getField(1).getLengthDelimitedList().get(0).toStringUtf8()).isEqualTo("c");
  }

  @Test
  void recordWithATimeStamp_takesItAlong() throws Exception {
    ConsumerRecord<byte[], byte[]> record =
        new ConsumerRecord<>(
            "t",
            2,
            77L,
            1_790_000_000_123L,
            TimestampType.CREATE_TIME,
            -1L,
            1,
            1,
            "lobby".getBytes(StandardCharsets.UTF_8),
            new byte[] {0x0a, 0x01, 'c'});
    AutoRoutable routable = (AutoRoutable) deserializer.deserialize(record);

    UnknownFieldSet origin =
        UnknownFieldSet.parseFrom(
            UnknownFieldSet.parseFrom(routable.getPayloadBytes())
                .getField(15)
                .getLengthDelimitedList()
                .get(0));
    assertThat(origin.getField(4).getVarintList()).containsExactly(1_790_000_000_123L);
  }

  @Test
  void badRecord_goesToTheFunctionThatReportsIt() throws Exception {
    AutoRoutable routable = routable("lobby", null);
    assertThat(routable.getId()).isEqualTo("lobby");
    assertThat(routable.getConfig().getTypeUrl()).isEqualTo("followspot.v1/Rejection");
    assertThat(routable.getConfig().getTargetFunctionTypes(0).getType())
        .isEqualTo("rejections-of-t");

    UnknownFieldSet rejection = UnknownFieldSet.parseFrom(routable.getPayloadBytes());
    assertThat(rejection.getField(2).getLengthDelimitedList().get(0).toStringUtf8())
        .isEqualTo("value_missing");
    assertThat(rejection.getField(4).getLengthDelimitedList().get(0).toStringUtf8()).isEqualTo("t");
    assertThat(rejection.getField(5).getVarintList()).containsExactly(2L);
    assertThat(rejection.getField(6).getVarintList()).containsExactly(77L);
  }

  @Test
  void recordOfUnknownCamera_getsAnIdThatNoCameraCanHave() {
    assertThat(routable(null, new byte[1]).getId()).isEqualTo("?");
  }

  private AutoRoutable routable(String key, byte[] value) {
    return (AutoRoutable) deserializer.deserialize(RecordGuardTest.record(key, value));
  }
}
