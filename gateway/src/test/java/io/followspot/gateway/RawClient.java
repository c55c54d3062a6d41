package io.followspot.gateway;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A client that sends whatever it likes, as slowly as it likes. */
public final class RawClient implements AutoCloseable {
  private final Socket socket;

  public RawClient(URI server) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), server.getPort());
    socket.setSoTimeout(20_000);
  }

  public RawClient send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
    return this;
  }

  /** Everything received until the server closes, at most this many bytes. */
  public String readToEnd(int maxBytes) throws IOException {
    return new String(socket.getInputStream().readNBytes(maxBytes), StandardCharsets.ISO_8859_1);
  }

  /** Everything received up to and with a text, and possibly more. */
  public String readUpTo(String end) throws IOException {
    StringBuilder read = new StringBuilder();
    byte[] some = new byte[8_192];
    while (read.indexOf(end) < 0) {
      int bytes = socket.getInputStream().read(some);
      if (bytes < 0) {
        throw new AssertionError("closed after: " + read);
      }
      read.append(new String(some, 0, bytes, StandardCharsets.ISO_8859_1));
    }
    return read.toString();
  }

  /** Whether the server closes within 20 s, with or without output. */
  public boolean isClosedByServer() {
    try {
      socket.getInputStream().readAllBytes();
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
