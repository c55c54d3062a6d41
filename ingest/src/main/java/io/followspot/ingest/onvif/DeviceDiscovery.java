package io.followspot.ingest.onvif;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.followspot.process.HttpUrl;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * Asks the local network for ONVIF devices by WS-Discovery: one probe by UDP multicast, to which
 * each device answers. Devices behind a router do not hear it.
 */
public final class DeviceDiscovery {
  /** The group and the port of WS-Discovery 1.0. */
  public static final InetSocketAddress EVERYBODY = new InetSocketAddress("239.255.255.250", 3702);

  private static final int MAX_ANSWER_BYTES = 64 << 10;
  private static final int MAX_DEVICES = 1_000;
  private static final int LINK_ONLY = 1;
  private static final String NAME_SCOPE = "onvif://www.onvif.org/name/";
  private static final String HARDWARE_SCOPE = "onvif://www.onvif.org/hardware/";

  private static final String PROBE =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope" \
      xmlns:a="http://schemas.xmlsoap.org/ws/2004/08/addressing" \
      xmlns:d="http://schemas.xmlsoap.org/ws/2005/04/discovery" \
      xmlns:n="http://www.onvif.org/ver10/network/wsdl">\
      <s:Header><a:Action s:mustUnderstand="1">http://schemas.xmlsoap.org/ws/2005/04/discovery/Probe\
      </a:Action><a:MessageID>urn:uuid:%s</a:MessageID>\
      <a:To s:mustUnderstand="1">urn:schemas-xmlsoap-org:ws:2005:04:discovery</a:To></s:Header>\
      <s:Body><d:Probe><d:Types>n:NetworkVideoTransmitter</d:Types></d:Probe></s:Body></s:Envelope>
      """;

  private final InetSocketAddress target;
  private final @Nullable NetworkInterface through;

  /**
   * Prepares a search.
   *
   * @param target who is asked: {@link #EVERYBODY}, or one device
   * @param through the network to ask in; null for the one that the system chooses
   */
  public DeviceDiscovery(InetSocketAddress target, @Nullable NetworkInterface through) {
    this.target = target;
    this.through = through;
  }

  /**
   * Collects the devices that answer.
   *
   * @param wait how long to wait for answers
   * @throws IOException if the probe cannot be sent
   */
  public Collection<OnvifDevice> find(Duration wait) throws IOException {
    String message = "urn:uuid:" + UUID.randomUUID();
    byte[] probe = PROBE.formatted(message.substring("urn:uuid:".length())).getBytes(UTF_8);
    Map<URI, OnvifDevice> found = new LinkedHashMap<>();
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.setOption(StandardSocketOptions.IP_MULTICAST_TTL, LINK_ONLY);
      if (through != null) {
        socket.setOption(StandardSocketOptions.IP_MULTICAST_IF, through);
      }
      socket.send(new DatagramPacket(probe, probe.length, target));
      long endNs = System.nanoTime() + wait.toNanos();
      byte[] buffer = new byte[MAX_ANSWER_BYTES];
      while (found.size() < MAX_DEVICES) {
        int leftMs = (int) ((endNs - System.nanoTime()) / 1_000_000);
        if (leftMs <= 0) {
          break;
        }
        socket.setSoTimeout(leftMs);
        DatagramPacket answer = new DatagramPacket(buffer, buffer.length);
        try {
          socket.receive(answer);
        } catch (SocketTimeoutException e) {
          break;
        }
        byte[] bytes = Arrays.copyOf(answer.getData(), answer.getLength());
        devices(bytes, message, answer.getAddress()).forEach(it -> found.put(it.service(), it));
      }
    }
    return found.values();
  }

  /** The devices of an answer; none if it answers another probe or is not understood. */
  private static List<OnvifDevice> devices(byte[] bytes, String message, InetAddress sender) {
    try {
      Element answer = SoapDocument.parse(bytes);
      if (!SoapDocument.text(answer, "RelatesTo").endsWith(message.substring("urn:".length()))) {
        return List.of();
      }
      return SoapDocument.all(answer, "ProbeMatch").stream()
          .map(match -> device(match, sender))
          .flatMap(Optional::stream)
          .toList();
    } catch (OnvifException e) {
      return List.of();
    }
  }

  private static Optional<OnvifDevice> device(Element match, InetAddress sender) {
    List<String> scopes = List.of(SoapDocument.text(match, "Scopes").split("\\s+"));
    List<URI> services =
        Stream.of(SoapDocument.text(match, "XAddrs").split("\\s+"))
            .map(HttpUrl::parse)
            .flatMap(Optional::stream)
            .toList();
    // A device with several addresses is asked at the one that it answered from, and no other is.
    String host = host(sender);
    return services.stream()
        .filter(it -> Objects.equals(it.getHost(), host))
        .findFirst()
        .or(() -> services.stream().findFirst().map(it -> OnvifClient.at(host, it)))
        .map(it -> new OnvifDevice(it, scope(scopes, NAME_SCOPE), scope(scopes, HARDWARE_SCOPE)));
  }

  /** As in addresses. */
  private static String host(InetAddress sender) {
    return sender instanceof Inet6Address
        ? "[" + sender.getHostAddress().replaceFirst("%.*", "") + "]"
        : sender.getHostAddress();
  }

  private static String scope(List<String> scopes, String prefix) {
    return scopes.stream()
        .filter(it -> it.startsWith(prefix))
        .findFirst()
        .map(it -> decoded(it.substring(prefix.length())))
        .orElse("");
  }

  /** Without control characters: it is printed on terminals. */
  private static String decoded(String text) {
    String decoded;
    try {
      decoded = URLDecoder.decode(text, UTF_8);
    } catch (IllegalArgumentException e) {
      decoded = text;
    }
    return decoded.replaceAll("\\p{Cntrl}", "?");
  }
}
