package io.followspot.cli;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageOrBuilder;
import com.google.protobuf.util.JsonFormat;

/** Writes messages as JSON, with the field names of the schema. */
public final class JsonOutput {
  private static final JsonFormat.Printer LINES =
      JsonFormat.printer().preservingProtoFieldNames().omittingInsignificantWhitespace();
  private static final JsonFormat.Printer PAGES = JsonFormat.printer().preservingProtoFieldNames();

  private JsonOutput() {}

  /** Returns a message on one line. */
  public static String line(MessageOrBuilder message) {
    return print(LINES, message);
  }

  /** Returns a message on several lines. */
  public static String page(MessageOrBuilder message) {
    return print(PAGES, message);
  }

  private static String print(JsonFormat.Printer printer, MessageOrBuilder message) {
    try {
      return printer.print(message);
    } catch (InvalidProtocolBufferException e) {
      // Only messages of type Any cannot be written.
      throw new IllegalStateException(e);
    }
  }
}
