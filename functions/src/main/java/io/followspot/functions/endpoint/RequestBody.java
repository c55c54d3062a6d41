package io.followspot.functions.endpoint;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.SameThreadExecutor;
import io.undertow.util.StatusCodes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.xnio.IoUtils;
import org.xnio.XnioExecutor;
import org.xnio.channels.StreamSourceChannel;

/**
 * Reads a request's body into one array sized by its Content-Length. Undertow's own {@code
 * receiveFullBytes} copies a body of megabytes several times, which took more time than all other
 * processing.
 */
final class RequestBody {
  /** How much is read of a body that is refused for its missing Content-Length. */
  private static final long MAX_IGNORED_BYTES = 1 << 20;

  private final HttpServerExchange exchange;
  private final Consumer<byte[]> whenRead;
  private final byte[] bytes;
  private int length;

  private RequestBody(HttpServerExchange exchange, int size, Consumer<byte[]> whenRead) {
    this.exchange = exchange;
    this.whenRead = whenRead;
    bytes = new byte[size];
  }

  /**
   * Reads a body as soon as the limiter admits it.
   *
   * @param within maximum time from then until it has arrived, or the connection is closed: a
   *     client that announces much and sends nothing would block all others
   */
  static void read(
      HttpServerExchange exchange,
      RequestLimiter room,
      Duration within,
      Consumer<byte[]> whenRead) {
    long size = exchange.getRequestContentLength();
    if (size < 0) {
      // Flink sends a Content-Length. Without it, the required memory is unknown.
      exchange.setMaxEntitySize(MAX_IGNORED_BYTES);
      refuse(exchange, within, StatusCodes.LENGTH_REQUIRED);
      return;
    }
    if (size > exchange.getMaxEntitySize() || size > Integer.MAX_VALUE - 8) {
      refuse(exchange, within, StatusCodes.REQUEST_ENTITY_TOO_LARGE);
      return;
    }
    StreamSourceChannel channel = exchange.getRequestChannel();
    exchange.dispatch(
        SameThreadExecutor.INSTANCE,
        () ->
            room.enter(
                exchange,
                size,
                () -> {
                  closeAfter(exchange, within);
                  new RequestBody(exchange, (int) size, whenRead).readFrom(channel);
                }));
  }

  /** Refuses a request; its body is read and dropped, so that the client receives the response. */
  private static void refuse(HttpServerExchange exchange, Duration within, int status) {
    closeAfter(exchange, within);
    exchange.setStatusCode(status);
    exchange.endExchange();
  }

  private static void closeAfter(HttpServerExchange exchange, Duration within) {
    XnioExecutor.Key timer =
        exchange
            .getIoThread()
            .executeAfter(
                () -> closeUnlessComplete(exchange), within.toMillis(), TimeUnit.MILLISECONDS);
    exchange.addExchangeCompleteListener(
        (ended, next) -> {
          timer.remove();
          next.proceed();
        });
  }

  private static void closeUnlessComplete(HttpServerExchange exchange) {
    if (!exchange.isRequestComplete()) {
      IoUtils.safeClose(exchange.getConnection());
      // This also releases the limiter's permit.
      exchange.endExchange();
    }
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
    whenRead.accept(bytes);
  }

  /** Reads available bytes; returns whether the end was reached. */
  private boolean drain(StreamSourceChannel channel) throws IOException {
    while (true) {
      // The array is full: this read only checks for the end of the body.
      ByteBuffer target =
          length < bytes.length
              ? ByteBuffer.wrap(bytes, length, bytes.length - length)
              : ByteBuffer.allocate(1);
      int read = channel.read(target);
      if (read < 0) {
        return true;
      }
      if (read == 0) {
        return false;
      }
      length += read;
    }
  }
}
