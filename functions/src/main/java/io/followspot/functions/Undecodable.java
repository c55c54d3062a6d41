package io.followspot.functions;

import com.google.protobuf.InvalidProtocolBufferException;
import io.followspot.process.ProcessFailure;
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

  static Refusal state(RuntimeException e) {
    return new Refusal(
        "state_unreadable",
        "what is remembered can not be read and stays as it is: "
            + e
            + "; run the functions that wrote it, or go back to a savepoint");
  }

  /** Throws what no other message would fare better with. */
  static void throwIfOfProcess(Throwable e) {
    if (ProcessFailure.is(e)) {
      if (e instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(e);
    }
  }

  static Refusal failure(Throwable e) {
    return new Refusal(
        "internal_error",
        "the message could not be worked on: " + e + "; please report it with the message");
  }
}
