package io.followspot.gateway.http;

import io.followspot.gateway.problem.Problem;
import io.undertow.io.Receiver;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.AttachmentKey;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.xnio.IoUtils;

/** Reads bodies on the I/O thread as they arrive: no worker waits for a slow client. */
final class BodyReader {
  /**
   * A body up to this size is read and discarded before it is refused: a client that is still
   * sending when the connection closes may lose the answer.
   */
  private static final long MAX_DISCARDED_BYTES = 4L << 20;

  /** How much of a long body has arrived since the last look. */
  private static final AttachmentKey<AtomicLong> ARRIVED = AttachmentKey.create(AtomicLong.class);

  private BodyReader() {}

  /** Closes the connection if a request is not complete in time, whoever reads it. */
  static void limitTime(HttpServerExchange exchange, Duration timeout) {
    if (!exchange.isRequestComplete()) {
      var key =
          exchange
              .getIoThread()
              .executeAfter(
                  () -> closeUnlessComplete(exchange, timeout),
                  timeout.toMillis(),
                  TimeUnit.MILLISECONDS);
      exchange.addExchangeCompleteListener(
          (ended, next) -> {
            key.remove();
            next.proceed();
          });
    }
  }

  private static void closeUnlessComplete(HttpServerExchange exchange, Duration timeout) {
    if (exchange.isRequestComplete()) {
      return;
    }
    AtomicLong arrived = exchange.getAttachment(ARRIVED);
    if (arrived != null && arrived.getAndSet(0) > 0) {
      var unused =
          exchange
              .getIoThread()
              .executeAfter(
                  () -> closeUnlessComplete(exchange, timeout),
                  timeout.toMillis(),
                  TimeUnit.MILLISECONDS);
      return;
    }
    IoUtils.safeClose(exchange.getConnection());
  }

  /**
   * A body that is too long for memory, to be read on a thread that may wait. The client may take
   * its time as long as something arrives within each interval of the time limit.
   */
  static InputStream stream(HttpServerExchange exchange, long maxBytes) throws IOException {
    if (exchange.getRequestContentLength() > maxBytes) {
      throw Problem.tooLarge("At most " + maxBytes + " bytes are accepted.");
    }
    AtomicLong arrived = new AtomicLong(1);
    exchange.putAttachment(ARRIVED, arrived);
    exchange.setMaxEntitySize(maxBytes);
    exchange.startBlocking();
    return new FilterInputStream(exchange.getInputStream()) {
      @Override
      public int read() throws IOException {
        arrived.incrementAndGet();
        return super.read();
      }

      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        arrived.addAndGet(Math.max(0, read));
        return read;
      }
    };
  }

  /**
   * Reads the body.
   *
   * @param maxBytes a longer one is answered with 413
   * @param whenRead receives it, on the I/O thread
   */
  static void read(HttpServerExchange exchange, int maxBytes, Consumer<byte[]> whenRead) {
    long length = exchange.getRequestContentLength();
    if (length > maxBytes) {
      refuse(exchange, length, maxBytes);
      return;
    }
    exchange.setMaxEntitySize(maxBytes);
    Receiver receiver = exchange.getRequestReceiver();
    receiver.setMaxBufferSize(maxBytes);
    receiver.receiveFullBytes(
        (read, body) -> whenRead.accept(body),
        (failed, e) -> {
          if (e instanceof Receiver.RequestToLargeException
              || e instanceof io.undertow.server.RequestTooBigException) {
            tooLarge(failed, maxBytes);
          } else {
            IoUtils.safeClose(failed.getConnection());
          }
        });
  }

  private static void refuse(HttpServerExchange exchange, long length, int maxBytes) {
    if (length > MAX_DISCARDED_BYTES) {
      tooLarge(exchange, maxBytes);
      return;
    }
    exchange.setMaxEntitySize(length);
    exchange
        .getRequestReceiver()
        .receivePartialBytes(
            (read, bytes, last) -> {
              if (last) {
                tooLarge(read, maxBytes);
              }
            },
            (failed, e) -> IoUtils.safeClose(failed.getConnection()));
  }

  private static void tooLarge(HttpServerExchange exchange, int maxBytes) {
    // Close the connection instead of reading what may be left of the body.
    exchange.setPersistent(false);
    ProblemResponse.send(
        exchange, Problem.tooLarge("At most " + maxBytes + " bytes are accepted.").problem());
  }
}
