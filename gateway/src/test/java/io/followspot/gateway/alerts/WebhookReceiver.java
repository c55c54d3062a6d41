package io.followspot.gateway.alerts;

import com.sun.net.httpserver.HttpServer;
import io.followspot.protos.v1.AlertEvent;
import io.followspot.protos.v1.AlertSeverity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Receives alerts, as the operator's own program would. */
final class WebhookReceiver implements AutoCloseable {
  static final String SECRET = "0123456789abcdef";

  /** Statuses of the next answers; then 200. */
  final Queue<Integer> answers = new ConcurrentLinkedQueue<>();

  final LinkedBlockingQueue<Received> received = new LinkedBlockingQueue<>();
  final HttpServer server;

  record Received(Map<String, List<String>> headers, byte[] body) {}

  WebhookReceiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/hook",
        exchange -> {
          received.add(
              new Received(
                  Map.copyOf(exchange.getRequestHeaders()),
                  exchange.getRequestBody().readAllBytes()));
          byte[] text = "thanks".getBytes(StandardCharsets.UTF_8);
          Integer status = answers.poll();
          exchange.sendResponseHeaders(status == null ? 200 : status, text.length);
          exchange.getResponseBody().write(text);
          exchange.close();
        });
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
  }

  WebhookTarget target() {
    return new WebhookTarget(
        new AlertFilter("ops", AlertSeverity.ALERT_SEVERITY_INFO, Set.of()), url(), SECRET);
  }

  static AlertEvent alert(String id) {
    return AlertEvent.newBuilder()
        .setAlertId(id)
        .setCameraId("yard")
        .setTrackId("yard.1.7")
        .setSeverity(AlertSeverity.ALERT_SEVERITY_WARNING)
        .setAtUs(1_700_000_000_000_000L)
        .build();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
