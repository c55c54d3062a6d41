package io.followspot.functions;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.MessageLite;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Serialises messages deterministically: equal messages have equal bytes, maps included. */
public final class DeterministicBytes {
  private DeterministicBytes() {}

  /** Returns the message's bytes. */
  public static byte[] of(MessageLite message) {
    byte[] bytes = new byte[message.getSerializedSize()];
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    out.useDeterministicSerialization();
    try {
      message.writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException("an array of the message's own size is too small", e);
    }
    out.checkNoSpaceLeft();
    return bytes;
  }
}
