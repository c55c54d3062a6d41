package io.followspot.engine.ingress;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import io.followspot.engine.checkpoint.ProcessedSteps;
import io.followspot.engine.record.KeptRecords;
import io.followspot.engine.record.RecordPlace;
import org.apache.flink.statefun.flink.io.generated.AutoRoutable;
import org.apache.flink.statefun.flink.io.generated.RoutingConfig;
import org.apache.flink.statefun.flink.io.generated.TargetFunctionType;
import org.apache.flink.statefun.sdk.FunctionType;
import org.apache.flink.statefun.sdk.kafka.KafkaIngressDeserializer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes on valid records, as many a second as allowed, and sends the others to the function that
 * reports rejections. Never throws on data: a deserializer that throws receives the same record
 * again, for ever.
 */
final class GuardedDeserializer implements KafkaIngressDeserializer<Message> {
  private static final long serialVersionUID = 3L;
  private static final Logger log = LoggerFactory.getLogger(GuardedDeserializer.class);
  private static final int LOGGED_EVERY = 10_000;

  private final KafkaIngressDeserializer<Message> guarded;
  private final RecordGuard guard;
  private final @Nullable RecordLimit limit;
  private final int referenceAbove;
  private final RoutingConfig rejections;
  private long dropped;

  GuardedDeserializer(
      KafkaIngressDeserializer<Message> guarded, GuardSpec spec, FunctionType rejections) {
    this.guarded = guarded;
    this.guard = spec.guard();
    this.limit =
        spec.maxPerSecond().isPresent() ? new RecordLimit(spec.maxPerSecond().getAsInt()) : null;
    this.referenceAbove = spec.referenceAboveBytes().orElse(Integer.MAX_VALUE);
    this.rejections =
        RoutingConfig.newBuilder()
            .setTypeUrl(RejectionFunction.TYPE_NAME)
            .addTargetFunctionTypes(
                TargetFunctionType.newBuilder()
                    .setNamespace(rejections.namespace())
                    .setType(rejections.name()))
            .build();
  }

  /** Returns null, which Flink passes over, for a record above the limit. */
  @Override
  public @Nullable Message deserialize(ConsumerRecord<byte[], byte[]> record) {
    ProcessedSteps.ofThisProcess().step();
    if (limit != null && !limit.admits(System.nanoTime())) {
      drop(record.topic());
      return null;
    }
    return guard.check(record).map(this::toFunction).orElseGet(() -> pass(record));
  }

  private void drop(String topic) {
    dropped++;
    if (dropped % LOGGED_EVERY == 1) {
      log.warn(
          "{} receives more records than guard.maxPerSecond of module.yaml allows, {} dropped so"
              + " far: find the client that asks so often, or raise the limit",
          topic,
          dropped);
    }
  }

  private Message pass(ConsumerRecord<byte[], byte[]> record) {
    return guarded.deserialize(
        new ConsumerRecord<>(
            record.topic(), record.partition(), record.offset(), record.key(), withOrigin(record)));
  }

  private byte[] withOrigin(ConsumerRecord<byte[], byte[]> record) {
    RecordPlace place = RecordPlace.of(record);
    byte[] value = record.value();
    return value.length > referenceAbove && KeptRecords.ofThisProcess().keep(this, place, value)
        ? place.reference(value.length)
        : place.before(value);
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
