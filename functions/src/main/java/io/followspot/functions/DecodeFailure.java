package io.followspot.functions;

import com.google.protobuf.InvalidProtocolBufferException;
import org.apache.flink.statefun.sdk.java.message.Message;

/** Why a message could not be decoded. */
final class DecodeFailure {
  private DecodeFailure() {}

  static RejectionReason refusal(Message message, InvalidProtocolBufferException e) {
    String type = TypeNames.typeOf(message).asTypeNameString();
    return new RejectionReason(
        "message_undecodable",
        "the bytes are not a valid "
            + type
            + ": "
            + e.getMessage()
            + "; publish Followspot's own protobuf");
  }

  static RejectionReason failure(Throwable e) {
    return new RejectionReason(
        "internal_error",
        "the message could not be processed: " + e + "; please report it with the message");
  }
}
