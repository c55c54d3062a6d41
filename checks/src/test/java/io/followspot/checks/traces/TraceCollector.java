package io.followspot.checks.traces;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A collector that takes OTLP by HTTP and keeps every span. */
public final class TraceCollector implements AutoCloseable {
  private final HttpServer server;
  private final List<Collected> spans = new CopyOnWriteArrayList<>();
  private final AtomicInteger refusals = new AtomicInteger();

  /**
   * A span as it arrived.
   *
   * @param service that sent it
   * @param parentId empty for the first of a trace
   */
  public record Collected(
      String service,
      String traceId,
      String id,
      String parentId,
      String name,
      long beganAtNs,
      long endedAtNs,
      Map<String, String> attributes) {}

  /** Listens on a free port. */
  public TraceCollector() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/traces", this::take);
    server.start();
  }

  /** What the setting is given. */
  public String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** All so far. */
  public List<Collected> spans() {
    return spans;
  }

  /** All of one camera so far. */
  public List<Collected> of(String cameraId) {
    return spans.stream()
        .filter(it -> cameraId.equals(it.attributes().get("followspot.camera_id")))
        .toList();
  }

  /** Refuses this many requests. */
  public void refuse(int requests) {
    refusals.set(requests);
  }

  /** Requests that are still to be refused. */
  public int toBeRefused() {
    return Math.max(0, refusals.get());
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      if (refusals.getAndDecrement() > 0) {
        exchange.sendResponseHeaders(400, -1);
        return;
      }
      for (ResourceSpans from : ExportTraceServiceRequest.parseFrom(body).getResourceSpansList()) {
        String service =
            attributes(from.getResource().getAttributesList()).getOrDefault("service.name", "");
        from.getScopeSpansList().stream()
            .flatMap(scope -> scope.getSpansList().stream())
            .forEach(span -> spans.add(collected(service, span)));
      }
      byte[] answer = ExportTraceServiceResponse.getDefaultInstance().toByteArray();
      exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
      exchange.sendResponseHeaders(200, answer.length == 0 ? -1 : answer.length);
    }
  }

  private static Collected collected(String service, Span span) {
    HexFormat hex = HexFormat.of();
    return new Collected(
        service,
        hex.formatHex(span.getTraceId().toByteArray()),
        hex.formatHex(span.getSpanId().toByteArray()),
        hex.formatHex(span.getParentSpanId().toByteArray()),
        span.getName(),
        span.getStartTimeUnixNano(),
        span.getEndTimeUnixNano(),
        attributes(span.getAttributesList()));
  }

  private static Map<String, String> attributes(List<KeyValue> pairs) {
    Map<String, String> attributes = new TreeMap<>();
    pairs.forEach(it -> attributes.put(it.getKey(), it.getValue().getStringValue()));
    return attributes;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
