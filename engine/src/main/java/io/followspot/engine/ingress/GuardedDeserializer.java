package io.followspot.engine.ingress;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import org.apache.flink.statefun.flink.io.generated.AutoRoutable;
import org.apache.flink.statefun.flink.io.generated.RoutingConfig;
import org.apache.flink.statefun.flink.io.generated.TargetFunctionType;
import org.apache.flink.statefun.sdk.FunctionType;
import org.apache.flink.statefun.sdk.kafka.KafkaIngressDeserializer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Passes on valid records, and sends the others to the function that reports rejections. Never
 * throws on data: a deserializer that throws receives the same record again, for ever.
 */
final class GuardedDeserializer implements KafkaIngressDeserializer<Message> {
  private static final long serialVersionUID = 1L;

  private final KafkaIngressDeserializer<Message> guarded;
  private final RecordGuard guard;
  private final RoutingConfig rejections;

  GuardedDeserializer(
      KafkaIngressDeserializer<Message> guarded, RecordGuard guard, FunctionType rejections) {
    this.guarded = guarded;
    this.guard = guard;
    this.rejections =
        RoutingConfig.newBuilder()
            .setTypeUrl(RejectionFunction.TYPE_NAME)
            .addTargetFunctionTypes(
                TargetFunctionType.newBuilder()
                    .setNamespace(rejections.namespace())
                    .setType(rejections.name()))
            .build();
  }

  @Override
  public Message deserialize(ConsumerRecord<byte[], byte[]> record) {
    return guard.check(record).map(this::toFunction).orElseGet(() -> pass(record));
  }

  private Message pass(ConsumerRecord<byte[], byte[]> record) {
    return guarded.deserialize(
        new ConsumerRecord<>(
            record.topic(),
            record.partition(),
            record.offset(),
            record.key(),
            OriginPrefix.before(record)));
  }

  private Message toFunction(RejectionRecord rejection) {
    return AutoRoutable.newBuilder()
        .setConfig(rejections)
        .setId(
            rejection.cameraId().isEmpty()
                ? RejectionFunction.UNKNOWN_CAMERA
                : rejection.cameraId())
        .setPayloadBytes(ByteString.copyFrom(rejection.toBytes()))
        .build();
  }
}
