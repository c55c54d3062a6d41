package io.followspot.gateway.health;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followspot.gateway.access.Role;
import io.followspot.gateway.http.Call;
import io.followspot.gateway.http.JsonText;
import io.followspot.gateway.http.Route;
import io.followspot.gateway.store.Freshness;
import io.followspot.json.TimestampFormat;
import io.followspot.process.Version;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * {@code /healthz} reports whether this process works, {@code /readyz} whether the system does:
 * Kafka answers, frames are processed, the disk has room, history is kept. {@code /statusz} is the
 * latter's report for the page: always 200, since a browser logs every other status as an error.
 * None needs a token or names a camera.
 */
public final class HealthRoutes {
  private static final String READY = "ready";

  private final SystemHealth system;
  private final HomeProbe home;
  private final Freshness history;
  private final Supplier<Optional<String>> accessFault;

  /** Creates the routes; the supplier returns problems of the token file. */
  public HealthRoutes(
      SystemHealth system,
      HomeProbe home,
      Freshness history,
      Supplier<Optional<String>> accessFault) {
    this.system = system;
    this.home = home;
    this.history = history;
    this.accessFault = accessFault;
  }

  /** The routes. */
  public List<Route> routes() {
    return List.of(
        new Route("GET", "/healthz", Role.ANYONE, Route.Kind.INSTANT, Set.of(), this::live),
        new Route("GET", "/readyz", Role.ANYONE, Route.Kind.INSTANT, Set.of(), this::ready),
        new Route("GET", "/statusz", Role.ANYONE, Route.Kind.INSTANT, Set.of(), this::report));
  }

  private void live(Call call) throws IOException {
    Optional<String> fault = accessFault.get();
    ObjectNode answer =
        JsonText.object()
            .put("status", fault.isPresent() ? "degraded" : "ok")
            .put("version", Version.CURRENT);
    fault.ifPresent(it -> answer.put("access", it));
    call.json(200, answer);
  }

  private void ready(Call call) throws IOException {
    ObjectNode report = report();
    call.json(report.path("status").asText().equals(READY) ? 200 : 503, report);
  }

  private void report(Call call) throws IOException {
    call.json(200, report());
  }

  private ObjectNode report() {
    PartHealth disk = home.disk();
    Optional<String> stopped = history.stoppedBecause();
    boolean ready =
        system.kafka().ok() && system.processing().ok() && disk.ok() && stopped.isEmpty();
    ObjectNode report = JsonText.object().put("status", ready ? READY : "not_ready");
    ObjectNode parts = report.putObject("parts");
    part(parts, "kafka", system.kafka());
    part(parts, "processing", system.processing());
    part(parts, "disk", disk);
    part(parts, "restore", home.restore());
    parts.putObject("history").put("ok", stopped.isEmpty()).put("message", stopped.orElse(""));
    return report;
  }

  private static void part(ObjectNode parts, String name, PartHealth part) {
    parts
        .putObject(name)
        .put("ok", part.ok())
        .put("message", part.message())
        .put("since", TimestampFormat.format(TimestampFormat.us(part.since())));
  }
}
