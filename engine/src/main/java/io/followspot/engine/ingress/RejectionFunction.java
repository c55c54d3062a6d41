package io.followspot.engine.ingress;

import org.apache.flink.statefun.flink.common.types.TypedValueUtil;
import org.apache.flink.statefun.sdk.Context;
import org.apache.flink.statefun.sdk.StatefulFunction;
import org.apache.flink.statefun.sdk.egress.generated.KafkaProducerRecord;
import org.apache.flink.statefun.sdk.io.EgressIdentifier;
import org.apache.flink.statefun.sdk.reqreply.generated.TypedValue;

/**
 * Writes rejections to their topic. Runs inside Flink, has no state, and uses the same egress as
 * the track events: rejections are delivered exactly once, too. Its id is the camera's or
 * "unknown".
 */
final class RejectionFunction implements StatefulFunction {
  static final String TYPE_NAME = "followspot.v1/Rejection";
  static final String UNKNOWN_CAMERA = "?";

  private final EgressIdentifier<TypedValue> egress;
  private final String topic;

  RejectionFunction(EgressIdentifier<TypedValue> egress, String topic) {
    this.egress = egress;
    this.topic = topic;
  }

  @Override
  public void invoke(Context context, Object input) {
    if (input instanceof TypedValue rejection) {
      String id = context.self().id();
      context.send(
          egress,
          TypedValueUtil.packProtobufMessage(
              KafkaProducerRecord.newBuilder()
                  .setTopic(topic)
                  .setKey(id.equals(UNKNOWN_CAMERA) ? "" : id)
                  .setValueBytes(rejection.getValue())
                  .build()));
    }
  }
}
