package io.followspot.terminal;

import com.google.protobuf.Message;
import io.followspot.json.MessageJson;

/** Writes messages as JSON, in the form of the HTTP API. */
public final class JsonOutput {
  private JsonOutput() {}

  /** Returns a message on one line. */
  public static String line(Message message) {
    return MessageJson.write(message).toString();
  }

  /** Returns a message on several lines. */
  public static String page(Message message) {
    return MessageJson.write(message).toPrettyString();
  }
}
