package io.followspot.cli.mcp;

import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.spec.McpSchema;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The client's messages, one a line. Leaves out lines that are no messages, of which the first one
 * would end the SDK's transport. Ends when the client has closed the stream and all of its requests
 * are answered: the SDK drops answers that are not written by then.
 */
final class ProtocolInput extends InputStream {
  private static final Logger log = LoggerFactory.getLogger(ProtocolInput.class);
  private static final McpJsonMapper JSON = McpJsonDefaults.getMapper();

  /** Requests are small; the SDK's own limit is higher. */
  private static final int MAX_LINE_BYTES = 1 << 20;

  /** Longer than the gateway's client waits for an answer. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final InputStream in;
  private final PendingAnswers pending;
  private final CountDownLatch ended = new CountDownLatch(1);
  private byte[] line = {};
  private int at;

  ProtocolInput(InputStream in, PendingAnswers pending) {
    this.in = new BufferedInputStream(in);
    this.pending = pending;
  }

  /** Waits until the client has closed the stream, or it cannot be read any more. */
  void awaitEnd() throws InterruptedException {
    ended.await();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (at == line.length && !next()) {
      return -1;
    }
    int read = Math.min(length, line.length - at);
    System.arraycopy(line, at, bytes, offset, read);
    at += read;
    return read;
  }

  @Override
  public void close() throws IOException {
    ended.countDown();
    in.close();
  }

  /** Goes on to the next message; false at the end. */
  private boolean next() throws IOException {
    boolean more = false;
    try {
      do {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        more = readLine(read);
        line = read.toByteArray();
        at = 0;
      } while (more && !isMessage());
      if (!more) {
        pending.awaitNone(PATIENCE);
      }
      return more;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    } finally {
      if (!more) {
        line = new byte[0];
        at = 0;
        ended.countDown();
      }
    }
  }

  /** Reads a line with its end, of one that is too long the beginning; false at the end. */
  private boolean readLine(ByteArrayOutputStream to) throws IOException {
    for (int read = in.read(); read >= 0; read = in.read()) {
      if (to.size() < MAX_LINE_BYTES) {
        to.write(read);
      }
      if (read == '\n') {
        return true;
      }
    }
    return false;
  }

  private boolean isMessage() {
    String text = new String(line, StandardCharsets.UTF_8);
    if (text.isBlank()) {
      return false;
    }
    try {
      if (McpSchema.deserializeJsonRpcMessage(JSON, text) instanceof McpSchema.JSONRPCRequest) {
        pending.asked();
      }
      return true;
    } catch (IOException | RuntimeException e) {
      log.warn("a line that is no message of JSON-RPC 2.0 is left out: {}", e.getMessage());
      return false;
    }
  }
}
