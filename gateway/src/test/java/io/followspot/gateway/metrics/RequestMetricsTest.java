package io.followspot.gateway.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.followspot.gateway.GatewayFixture;
import io.followspot.gateway.Server;
import io.followspot.gateway.access.Access;
import io.followspot.gateway.access.AllowedOrigins;
import io.followspot.gateway.access.Role;
import io.followspot.gateway.http.JsonText;
import io.followspot.gateway.http.Route;
import io.followspot.metrics.Meters;
import io.followspot.process.HostPort;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RequestMetricsTest {
  private final Meters meters = new Meters();

  @Test
  void requests_areCountedByRouteAndStatus_neverByPath() throws Exception {
    Route route =
        new Route(
            "GET",
            "/v1/tracks/{track}",
            Role.ANYONE,
            Route.Kind.PLAIN,
            Set.of(),
            call -> call.json(200, JsonText.object()));
    GatewayMetrics metrics = new GatewayMetrics(meters, Clock.systemUTC(), true);
    try (Server server = new Server(settings(), List.of(route), metrics.requests())) {
      metrics.addServer(server::streams, server::connections);
      get(server, "/v1/tracks/lobby.1.1");
      get(server, "/v1/tracks/lobby.1.2");
      get(server, "/v1/tracks/nonsense");
      get(server, "/v1/secret");

      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(
              () ->
                  assertThat(meters.text())
                      .contains(count("/v1/tracks/{track}", 200) + "2.0")
                      .contains(count("/v1/tracks/{track}", 400) + "1.0")
                      .contains(count("other", 404) + "1.0")
                      .contains(
                          "followspot_http_request_duration_seconds_count"
                              + "{route=\"/v1/tracks/{track}\"} 3")
                      .contains("followspot_streams_open 0.0")
                      .contains("followspot_connections_open 1.0"));
    }
    assertThat(meters.text()).doesNotContain("lobby").doesNotContain("secret");
  }

  private static String count(String route, int status) {
    return "followspot_http_requests_total{route=\"" + route + "\",status=\"" + status + "\"} ";
  }

  private final HttpClient client = HttpClient.newHttpClient();

  private void get(Server server, String path) throws Exception {
    client.send(
        HttpRequest.newBuilder(server.address().resolve(path))
            .timeout(Duration.ofSeconds(20))
            .build(),
        HttpResponse.BodyHandlers.discarding());
  }

  private static Server.Settings settings() {
    return new Server.Settings(
        new HostPort("127.0.0.1", 0),
        Access.open(),
        AllowedOrigins.open("", ""),
        Optional.empty(),
        GatewayFixture.LIMITS);
  }
}
