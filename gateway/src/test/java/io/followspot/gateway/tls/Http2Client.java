package io.followspot.gateway.tls;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** HTTP/2 frames by hand (RFC 9113): a client that never extends the flow-control window. */
final class Http2Client implements AutoCloseable {
  static final int DATA = 0;
  static final int RST_STREAM = 3;

  private static final int HEADERS = 1;
  private static final int SETTINGS = 4;
  private static final int PING = 6;
  private static final int ACK = 1;
  private static final int END_OF_STREAM_AND_HEADERS = 5;
  private static final int INITIAL_WINDOW_SIZE = 4;

  private final SSLSocket socket;
  private final DataInputStream in;
  private final OutputStream out;

  Http2Client(SSLContext tls, int port) throws IOException {
    socket = (SSLSocket) tls.getSocketFactory().createSocket("127.0.0.1", port);
    socket.setSoTimeout(60_000);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setApplicationProtocols(new String[] {"h2"});
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    in = new DataInputStream(socket.getInputStream());
    out = socket.getOutputStream();
  }

  void begin(int windowBytes) throws IOException {
    out.write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    ByteBuffer settings = ByteBuffer.allocate(6);
    settings.putShort((short) INITIAL_WINDOW_SIZE).putInt(windowBytes);
    write(SETTINGS, 0, 0, settings.array());
  }

  void get(int stream, String path) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    // From the static table: GET and https; then authority and path as literals.
    head.writeBytes(new byte[] {(byte) 0x82, (byte) 0x87});
    literal(head, 1, "127.0.0.1");
    literal(head, 4, path);
    write(HEADERS, END_OF_STREAM_AND_HEADERS, stream, head.toByteArray());
  }

  private static void literal(ByteArrayOutputStream head, int name, String value) {
    head.write(name);
    head.write(value.length());
    head.writeBytes(value.getBytes(StandardCharsets.US_ASCII));
  }

  /** Skips to the next frame of a type and stream; returns how long it is. */
  int frame(int type, int stream) throws IOException {
    while (true) {
      int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
      int kind = in.readUnsignedByte();
      int flags = in.readUnsignedByte();
      int of = in.readInt();
      byte[] payload = in.readNBytes(length);
      if ((kind == SETTINGS || kind == PING) && (flags & ACK) == 0) {
        write(kind, ACK, 0, kind == PING ? payload : new byte[0]);
      }
      if (kind == type && of == stream) {
        return length;
      }
    }
  }

  private void write(int type, int flags, int stream, byte[] payload) throws IOException {
    ByteBuffer frame = ByteBuffer.allocate(9 + payload.length);
    frame.put((byte) (payload.length >> 16)).putShort((short) payload.length);
    frame.put((byte) type).put((byte) flags).putInt(stream).put(payload);
    out.write(frame.array());
    out.flush();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
