package io.followspot.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.gateway.GatewayFixture;
import io.followspot.gateway.Server;
import io.followspot.gateway.access.Access;
import io.followspot.gateway.access.AllowedOrigins;
import io.followspot.gateway.access.Role;
import io.followspot.process.HostPort;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FailedCallTest {
  @ParameterizedTest
  @EnumSource(Route.Kind.class)
  void handlerThatFailsWithAnError_isAnsweredAs500(Route.Kind kind) throws Exception {
    Route route =
        new Route(
            "GET",
            "/v1/broken",
            Role.ANYONE,
            kind,
            Set.of(),
            call -> {
              throw new ExceptionInInitializerError("as a class that cannot be loaded");
            });
    try (Server server = new Server(settings(), List.of(route))) {
      HttpResponse<String> answer =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(server.address().resolve("/v1/broken"))
                      .timeout(Duration.ofSeconds(20))
                      .build(),
                  HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(500);
      assertThat(answer.body()).contains("internal");
    }
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
