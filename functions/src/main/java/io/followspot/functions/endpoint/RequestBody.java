package io.followspot.functions.endpoint;

import io.undertow.connector.PooledByteBuffer;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.SameThreadExecutor;
import io.undertow.util.StatusCodes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Consumer;
import org.xnio.channels.StreamSourceChannel;

/**
 * Reads a request's body into one array sized by its Content-Length. Undertow's own {@code
 * receiveFullBytes} copies a body of megabytes several times, which cost more than all else.
 */
final class RequestBody {
  private static final int UNSIZED_BYTES = 64 * 1024;

  private final HttpServerExchange exchange;
  private final Consumer<byte[]> whenRead;
  private byte[] bytes;
  private int length;

  private RequestBody(HttpServerExchange exchange, int size, Consumer<byte[]> whenRead) {
    this.exchange = exchange;
    this.whenRead = whenRead;
    bytes = new byte[size];
  }

  static void read(HttpServerExchange exchange, RequestLimiter room, Consumer<byte[]> whenRead) {
    long size = exchange.getRequestContentLength();
    if (size > exchange.getMaxEntitySize() || size > Integer.MAX_VALUE - 8) {
      exchange.setStatusCode(StatusCodes.REQUEST_ENTITY_TOO_LARGE);
      exchange.endExchange();
      return;
    }
    int bytes = size >= 0 ? (int) size : UNSIZED_BYTES;
    StreamSourceChannel channel = exchange.getRequestChannel();
    exchange.dispatch(
        SameThreadExecutor.INSTANCE,
        () ->
            room.enter(
                exchange,
                bytes,
                () -> new RequestBody(exchange, bytes, whenRead).readFrom(channel)));
  }

  private void readFrom(StreamSourceChannel channel) {
    try {
      if (drain(channel)) {
        finish();
        return;
      }
    } catch (IOException e) {
      exchange.endExchange();
      return;
    }
    channel
        .getReadSetter()
        .set(
            c -> {
              try {
                if (drain(c)) {
                  c.suspendReads();
                  finish();
                }
              } catch (IOException e) {
                exchange.endExchange();
              }
            });
    channel.resumeReads();
  }

  private void finish() {
    whenRead.accept(length == bytes.length ? bytes : Arrays.copyOf(bytes, length));
  }

  /** Reads available bytes; returns whether the end was reached. */
  private boolean drain(StreamSourceChannel channel) throws IOException {
    while (true) {
      int read;
      if (length < bytes.length) {
        ByteBuffer target = ByteBuffer.wrap(bytes, length, bytes.length - length);
        read = channel.read(target);
        length += Math.max(read, 0);
      } else {
        read = readBeyond(channel);
      }
      if (read < 0) {
        return true;
      }
      if (read == 0) {
        return false;
      }
    }
  }

  /** The array is full: mostly this only finds the end. */
  private int readBeyond(StreamSourceChannel channel) throws IOException {
    try (PooledByteBuffer pooled = exchange.getConnection().getByteBufferPool().allocate()) {
      ByteBuffer more = pooled.getBuffer();
      int read = channel.read(more);
      if (read > 0) {
        more.flip();
        bytes = Arrays.copyOf(bytes, Math.max(length * 2, length + read));
        more.get(bytes, length, read);
        length += read;
      }
      return read;
    }
  }
}
