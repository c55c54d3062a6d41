package io.followspot.ingest.onvif;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import org.w3c.dom.Element;

/**
 * An ONVIF camera on loopback: it answers probes by UDP and questions by SOAP over HTTP, to the
 * user "admin" with the password "pass word" whose token is of the device's present time.
 */
final class SimulatedDevice implements AutoCloseable {
  static final String PASSWORD = "pass word";
  private static final Duration TOLERANCE = Duration.ofSeconds(30);

  private final DatagramSocket udp;
  private final HttpServer http;
  private final Duration clockAhead;

  SimulatedDevice(Duration clockAhead) throws IOException {
    this.clockAhead = clockAhead;
    InetAddress loopback = InetAddress.getLoopbackAddress();
    udp = new DatagramSocket(0, loopback);
    http = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
    http.createContext("/", this::answer);
    http.start();
    Thread thread = new Thread(this::answerProbes, "onvif-device");
    thread.setDaemon(true);
    thread.start();
  }

  InetSocketAddress probed() {
    return (InetSocketAddress) udp.getLocalSocketAddress();
  }

  URI service() {
    return URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/onvif/device_service");
  }

  private void answerProbes() {
    try {
      while (true) {
        DatagramPacket probe = new DatagramPacket(new byte[8192], 8192);
        udp.receive(probe);
        Element message = SoapDocument.parse(Arrays.copyOf(probe.getData(), probe.getLength()));
        if (SoapDocument.first(message, "Probe").isPresent()) {
          send(probe, "not xml");
          send(probe, match("urn:uuid:of-another-probe", "http://192.0.2.9/onvif/device_service"));
          String id = SoapDocument.text(message, "MessageID");
          send(probe, match(id, "http://[fe80::1]/onvif/device_service " + service()));
          // Only by a name that others may not know.
          send(probe, match(id, service().toString().replace("127.0.0.1", "camera.invalid")));
        }
      }
    } catch (IOException | OnvifException e) {
      // The test is over.
    }
  }

  private void send(DatagramPacket to, String text) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    udp.send(new DatagramPacket(bytes, bytes.length, to.getSocketAddress()));
  }

  private static String match(String relatesTo, String addresses) {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <SOAP-ENV:Envelope xmlns:SOAP-ENV="http://www.w3.org/2003/05/soap-envelope"
        xmlns:wsa="http://schemas.xmlsoap.org/ws/2004/08/addressing"
        xmlns:d="http://schemas.xmlsoap.org/ws/2005/04/discovery">
      <SOAP-ENV:Header><wsa:RelatesTo>%s</wsa:RelatesTo></SOAP-ENV:Header>
      <SOAP-ENV:Body><d:ProbeMatches><d:ProbeMatch>
        <d:Scopes>onvif://www.onvif.org/Profile/Streaming onvif://www.onvif.org/name/North%%20gate
          onvif://www.onvif.org/hardware/IPC-7</d:Scopes>
        <d:XAddrs>%s</d:XAddrs><d:MetadataVersion>1</d:MetadataVersion>
      </d:ProbeMatch></d:ProbeMatches></SOAP-ENV:Body>
    </SOAP-ENV:Envelope>
    """
        .formatted(relatesTo, addresses);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String body;
    int status = 200;
    try {
      Element question = SoapDocument.parse(exchange.getRequestBody().readAllBytes());
      if (SoapDocument.first(question, "GetSystemDateAndTime").isPresent()) {
        body = time(OffsetDateTime.ofInstant(Instant.now().plus(clockAhead), ZoneOffset.UTC));
      } else if (!isKnown(question)) {
        status = 400;
        body =
            "<s:Fault><s:Code><s:Value>s:Sender</s:Value><s:Subcode><s:Value>ter:NotAuthorized"
                + "</s:Value></s:Subcode></s:Code></s:Fault>";
      } else if (path.equals("/onvif/device_service")) {
        // Its own idea of its address, as of a device behind a router.
        body =
            "<GetCapabilitiesResponse><Capabilities><Media><XAddr>http://192.0.2.7:%d/onvif/media"
                    .formatted(http.getAddress().getPort())
                + "</XAddr></Media></Capabilities></GetCapabilitiesResponse>";
      } else if (SoapDocument.first(question, "GetProfiles").isPresent()) {
        body = profile("main", "H264", 1920, 1080) + profile("sub", "H264", 640, 360);
      } else {
        body =
            "<GetStreamUriResponse><MediaUri><Uri>rtsp://192.0.2.7:554/%s?a=1&amp;b=2</Uri></MediaUri>"
                    .formatted(SoapDocument.escaped(SoapDocument.text(question, "ProfileToken")))
                + "</GetStreamUriResponse>";
      }
    } catch (OnvifException e) {
      throw new IOException(e);
    }
    byte[] bytes =
        ("<s:Envelope xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\"><s:Body>"
                + body
                + "</s:Body></s:Envelope>")
            .getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private boolean isKnown(Element question) {
    if (!SoapDocument.text(question, "Username").equals("admin")) {
      return false;
    }
    String created = SoapDocument.text(question, "Created");
    byte[] nonce = Base64.getDecoder().decode(SoapDocument.text(question, "Nonce"));
    Duration age = Duration.between(Instant.parse(created), Instant.now().plus(clockAhead));
    return age.abs().compareTo(TOLERANCE) < 0
        && SoapDocument.text(question, "Password")
            .equals(OnvifClient.digest(nonce, created, PASSWORD));
  }

  private static String time(OffsetDateTime at) {
    return """
    <GetSystemDateAndTimeResponse><SystemDateAndTime><UTCDateTime>\
    <Time><Hour>%d</Hour><Minute>%d</Minute><Second>%d</Second></Time>\
    <Date><Year>%d</Year><Month>%d</Month><Day>%d</Day></Date>\
    </UTCDateTime></SystemDateAndTime></GetSystemDateAndTimeResponse>\
    """
        .formatted(
            at.getHour(),
            at.getMinute(),
            at.getSecond(),
            at.getYear(),
            at.getMonthValue(),
            at.getDayOfMonth());
  }

  private static String profile(String name, String codec, int width, int height) {
    return """
    <Profiles token="%s&amp;1"><Name>%s</Name><VideoEncoderConfiguration><Encoding>%s</Encoding>\
    <Resolution><Width>%d</Width><Height>%d</Height></Resolution></VideoEncoderConfiguration></Profiles>\
    """
        .formatted(name, name, codec, width, height);
  }

  @Override
  public void close() {
    udp.close();
    http.stop(0);
  }
}
