package io.followspot.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.gateway.GatewayFixture;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageHandlerTest {
  @TempDir Path directory;

  @Test
  void page_isServed_andNothingThatLiesBesideIt() throws Exception {
    try (GatewayFixture gateway = new GatewayFixture(directory)) {
      assertThat(status(gateway.address())).isEqualTo(200);
      assertThat(status(gateway.address().resolve("/views/live.js"))).isEqualTo(200);
      for (String hidden :
          new String[] {"/PageHandler.class", "/static/index.html", "/../PageHandler.class"}) {
        assertThat(status(gateway.address().resolve(hidden))).as(hidden).isEqualTo(404);
      }
    }
  }

  @Test
  void reference_isServed_withoutTheViewersOwnPages() throws Exception {
    try (GatewayFixture gateway = new GatewayFixture(directory)) {
      for (String shown :
          new String[] {
            "/docs/", "/docs/viewer/swagger-ui-bundle.js", "/docs/viewer/swagger-ui.css"
          }) {
        assertThat(status(gateway.address().resolve(shown))).as(shown).isEqualTo(200);
      }
      for (String hidden :
          new String[] {"/docs/viewer/index.html", "/docs/viewer/swagger-initializer.js"}) {
        assertThat(status(gateway.address().resolve(hidden)))
            .as(hidden)
            .isGreaterThanOrEqualTo(400);
      }
    }
  }

  private static int status(URI address) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }
}
