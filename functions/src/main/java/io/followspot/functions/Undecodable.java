package io.followspot.functions;

import com.google.protobuf.InvalidProtocolBufferException;
import org.apache.flink.statefun.sdk.java.message.Message;

/** Why a message got nowhere. */
final class Undecodable {
  private Undecodable() {}

  static Refusal refusal(Message message, InvalidProtocolBufferException e) {
    String type = Wire.typeOf(message).asTypeNameString();
    return new Refusal(
        "message_undecodable",
        "the bytes are no " + type + ": " + e.getMessage() + "; publish Followspot's own protobuf");
  }

  static Refusal failure(Throwable e) {
    return new Refusal(
        "internal_error",
        "the message could not be worked on: " + e + "; please report it with the message");
  }
}
