package io.followspot.cli.replay;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Parser;
import io.followspot.functions.Refusal;
import io.followspot.protos.v1.Origin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record of an input topic.
 *
 * @param message null if the bytes are none
 * @param origin where it lies
 * @param flaw why the bytes are no message; of no meaning if they are one
 */
record Recorded<T>(@Nullable T message, Origin origin, Refusal flaw, long sizeBytes) {
  private static final String REASON = "message_undecodable";

  static <T> Recorded<T> of(ConsumerRecord<String, byte[]> entry, Parser<T> parser) {
    Origin origin =
        Origin.newBuilder()
            .setTopic(entry.topic())
            .setPartition(entry.partition())
            .setOffset(entry.offset())
            .build();
    try {
      T message = parser.parseFrom(entry.value());
      return new Recorded<>(message, origin, new Refusal(REASON, ""), entry.value().length);
    } catch (InvalidProtocolBufferException e) {
      Refusal flaw = new Refusal(REASON, String.valueOf(e.getMessage()));
      return new Recorded<>(null, origin, flaw, entry.value().length);
    }
  }
}
