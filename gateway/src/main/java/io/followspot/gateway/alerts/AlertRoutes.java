package io.followspot.gateway.alerts;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followspot.gateway.access.Role;
import io.followspot.gateway.http.Call;
import io.followspot.gateway.http.JsonText;
import io.followspot.gateway.http.Parameters;
import io.followspot.gateway.http.Route;
import io.followspot.gateway.http.TimeRange;
import io.followspot.gateway.problem.Problem;
import io.followspot.gateway.store.CrossingFilter.PageCursor;
import io.followspot.protos.v1.AlertEvent;
import io.followspot.protos.v1.AlertSeverity;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code /v1/alerts}: the latest alerts, and their delivery to receivers. */
public final class AlertRoutes {
  private static final int DEFAULT_LIMIT = 50;
  private static final int MAX_LIMIT = 500;
  private static final int MAX_BODY_BYTES = 4 * 1024;

  private final RecentAlerts alerts;
  private final AlertTargets receivers;
  private final Clock clock;

  /** Serves these alerts; the clock defines the present. */
  public AlertRoutes(RecentAlerts alerts, AlertTargets receivers, Clock clock) {
    this.alerts = alerts;
    this.receivers = receivers;
    this.clock = clock;
  }

  /** The routes. */
  public List<Route> routes() {
    return List.of(
        Route.get(
            "/v1/alerts", this::search, "camera", "from", "to", "severity", "limit", "cursor"),
        Route.get("/v1/alerts/deliveries", this::deliveries, "camera", "limit"),
        // Waits for the receiver.
        new Route(
            "POST",
            "/v1/alerts/test",
            Role.OPERATOR,
            Route.Kind.PICTURE,
            Set.of(),
            MAX_BODY_BYTES,
            this::test));
  }

  private enum Severity {
    INFO,
    WARNING,
    CRITICAL;

    AlertSeverity proto() {
      return AlertSeverity.valueOf("ALERT_SEVERITY_" + name());
    }
  }

  private void search(Call call) throws IOException {
    Parameters parameters = call.parameters();
    List<String> cameras = call.cameras();
    TimeRange range = TimeRange.of(parameters, clock);
    int least =
        parameters.choice("severity", Severity.class).map(it -> it.proto().getNumber()).orElse(0);
    Optional<AlertEvent> after =
        parameters
            .text("cursor")
            .map(PageCursor::parse)
            .map(it -> AlertEvent.newBuilder().setAtUs(it.atUs()).setAlertId(it.eventId()).build());
    int limit = parameters.integer("limit", 1, MAX_LIMIT).orElse(DEFAULT_LIMIT);
    // One more than requested shows whether there is a next page.
    List<AlertEvent> found =
        alerts.search(
            it ->
                (cameras.isEmpty() || cameras.contains(it.getCameraId()))
                    && it.getAtUs() >= range.fromUs()
                    && it.getAtUs() <= range.toUs()
                    && it.getSeverityValue() >= least
                    && (after.isEmpty() || RecentAlerts.ORDER.compare(it, after.get()) > 0),
            limit + 1);
    ObjectNode answer = JsonText.object();
    ArrayNode list = answer.putArray("alerts");
    found.stream().limit(limit).forEach(it -> list.add(AlertJson.of(it)));
    if (found.size() > limit) {
      AlertEvent last = found.get(limit - 1);
      answer.put("next_cursor", new PageCursor(last.getAtUs(), last.getAlertId()).text());
    }
    call.json(200, answer);
  }

  private void deliveries(Call call) throws IOException {
    List<String> cameras = call.cameras();
    int limit = call.parameters().integer("limit", 1, MAX_LIMIT).orElse(DEFAULT_LIMIT);
    ObjectNode answer = JsonText.object();
    ArrayNode list = answer.putArray("deliveries");
    receivers.log().latest().stream()
        .filter(it -> cameras.isEmpty() || cameras.contains(it.cameraId()))
        .limit(limit)
        .forEach(it -> list.add(it.json()));
    ArrayNode targets = answer.putArray("targets");
    if (call.caller().cameras().isEmpty()) {
      receivers.targets().forEach(it -> targets.add(it.name()));
    }
    call.json(200, answer);
  }

  private void test(Call call) throws IOException {
    if (!call.caller().cameras().isEmpty()) {
      throw Problem.notFound("The token gives access to some cameras only, targets are for all.");
    }
    String name = JsonText.readObject(call.body(MAX_BODY_BYTES)).path("target").asText();
    AlertTarget target =
        receivers.targets().stream()
            .filter(it -> it.name().equals(name))
            .findFirst()
            .orElseThrow(() -> Problem.notFound("There is no target of that name."));
    call.json(200, receivers.test(target, clock.instant()).json());
  }
}
