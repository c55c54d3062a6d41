package io.followspot.ingest.source;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A camera that serves a transport stream by RTSP (RFC 2326), in RTP packets interleaved with the
 * control connection (RFC 2250, payload type 33). It refuses UDP, as a camera behind a firewall
 * does, and closes the connection after the last packet, as one that restarts does.
 */
final class RtspCamera implements AutoCloseable {
  private static final int TS_PACKET_BYTES = 188;
  private static final int TS_PACKETS_PER_RTP = 7;

  private final ServerSocket server;
  private final byte[] transportStream;
  private final List<String> requests = new CopyOnWriteArrayList<>();

  RtspCamera(byte[] transportStream) throws IOException {
    this.transportStream = transportStream;
    this.server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    Thread serving = new Thread(this::serve, "rtsp-camera");
    serving.setDaemon(true);
    serving.start();
  }

  String address() {
    return "rtsp://127.0.0.1:" + server.getLocalPort() + "/live";
  }

  /** The methods and the headers named Transport that clients have sent. */
  List<String> requests() {
    return List.copyOf(requests);
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        serve(socket);
      } catch (IOException e) {
        // The client has closed the connection, or the test is over.
      }
    }
  }

  private void serve(Socket socket) throws IOException {
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    DataOutputStream out = new DataOutputStream(socket.getOutputStream());
    String method;
    do {
      String first = in.readLine();
      if (first == null) {
        return;
      }
      method = first.split(" ")[0];
      String sequence = "";
      String transport = "";
      for (String line = in.readLine(); !line.isEmpty(); line = in.readLine()) {
        if (line.startsWith("CSeq:")) {
          sequence = line;
        } else if (line.startsWith("Transport:")) {
          transport = line;
        }
      }
      requests.add(transport.isEmpty() ? method : method + " " + transport);
      out.write(answer(method, sequence, transport).getBytes(StandardCharsets.US_ASCII));
    } while (!method.equals("PLAY"));
    send(out);
  }

  private String answer(String method, String sequence, String transport) {
    String head = "RTSP/1.0 200 OK\r\n" + sequence + "\r\n";
    return switch (method) {
      case "DESCRIBE" -> {
        String sdp =
            "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=camera\r\nt=0 0\r\n"
                + "m=video 0 RTP/AVP 33\r\na=control:track1\r\n";
        yield head
            + "Content-Type: application/sdp\r\nContent-Length: "
            + sdp.length()
            + "\r\n\r\n"
            + sdp;
      }
      case "SETUP" ->
          transport.contains("TCP")
              ? head + "Session: 1\r\nTransport: RTP/AVP/TCP;unicast;interleaved=0-1\r\n\r\n"
              : "RTSP/1.0 461 Unsupported Transport\r\n" + sequence + "\r\n\r\n";
      default -> head + "Session: 1\r\nPublic: DESCRIBE, SETUP, PLAY, TEARDOWN\r\n\r\n";
    };
  }

  private void send(DataOutputStream out) throws IOException {
    int step = TS_PACKET_BYTES * TS_PACKETS_PER_RTP;
    for (int from = 0, sequence = 0; from < transportStream.length; from += step, sequence++) {
      int length = Math.min(step, transportStream.length - from);
      ByteArrayOutputStream packet = new ByteArrayOutputStream();
      DataOutputStream rtp = new DataOutputStream(packet);
      rtp.writeByte(0x80);
      rtp.writeByte(33);
      rtp.writeShort(sequence);
      rtp.writeInt(sequence * 900);
      rtp.writeInt(1);
      rtp.write(transportStream, from, length);
      out.writeByte('$');
      out.writeByte(0);
      out.writeShort(packet.size());
      packet.writeTo(out);
    }
    out.flush();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
