package io.followspot.functions;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.apache.flink.statefun.sdk.java.slice.Slice;
import org.apache.flink.statefun.sdk.java.slice.SliceProtobufUtil;
import org.apache.flink.statefun.sdk.shaded.com.google.protobuf.ByteOutput;

/**
 * The bytes of a message for this project's protocol buffers. Those of the SDK are the same library
 * under other names, and its read-only buffers would be copied as a whole by each reader.
 */
final class MessageBytes {
  private MessageBytes() {}

  /** Wraps a slice, whose bytes must not change, without copying it. */
  static ByteString of(Slice slice) {
    Wrapped wrapped = new Wrapped();
    try {
      org.apache.flink.statefun.sdk.shaded.com.google.protobuf.UnsafeByteOperations.unsafeWriteTo(
          SliceProtobufUtil.asByteString(slice), wrapped);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // Nothing is written to any device.
    }
    return wrapped.bytes;
  }

  /** Lazy writes pass the arrays themselves; what comes otherwise may change and is copied. */
  private static final class Wrapped extends ByteOutput {
    private ByteString bytes = ByteString.EMPTY;

    @Override
    public void writeLazy(byte[] value, int offset, int length) {
      add(UnsafeByteOperations.unsafeWrap(value, offset, length));
    }

    @Override
    public void writeLazy(ByteBuffer value) {
      add(UnsafeByteOperations.unsafeWrap(value));
    }

    @Override
    public void write(byte value) {
      add(ByteString.copyFrom(new byte[] {value}));
    }

    @Override
    public void write(byte[] value, int offset, int length) {
      add(ByteString.copyFrom(value, offset, length));
    }

    @Override
    public void write(ByteBuffer value) {
      add(ByteString.copyFrom(value));
    }

    private void add(ByteString piece) {
      bytes = bytes.concat(piece);
    }
  }
}
