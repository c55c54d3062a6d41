package io.followspot.gateway.page;

import io.undertow.Handlers;
import io.undertow.predicate.Predicates;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.PathHandler;
import io.undertow.server.handlers.resource.ClassPathResourceManager;
import io.undertow.server.handlers.resource.ResourceHandler;
import io.undertow.util.HttpString;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Properties;

/**
 * Serves the page's files at {@code /} and the viewer of the API's document at {@code /docs/};
 * passes everything under {@code /v1} to the API.
 */
public final class PageHandler implements HttpHandler {
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self'"
          + " blob: data:; media-src 'self' blob:; connect-src 'self'; font-src 'self'; base-uri"
          + " 'none'; form-action 'self'; frame-ancestors 'none'";

  private static final List<String> DOCUMENTS_AND_HEALTH =
      List.of(
          "/openapi.yaml",
          "/openapi.json",
          "/asyncapi.yaml",
          "/asyncapi.json",
          "/healthz",
          "/readyz",
          "/statusz");

  private final HttpHandler handler;

  /** Creates the handler in front of the API. */
  public PageHandler(HttpHandler api) {
    ResourceHandler files =
        new ResourceHandler(
                new ClassPathResourceManager(
                    PageHandler.class.getClassLoader(), "io/followspot/gateway/page/static"),
                api)
            .setWelcomeFiles("index.html")
            .setDirectoryListingEnabled(false);
    HttpHandler viewer = viewer();
    PathHandler paths =
        Handlers.path(exchange -> files.handleRequest(withPolicy(exchange)))
            .addPrefixPath("/docs/viewer", exchange -> viewer.handleRequest(withPolicy(exchange)))
            .addPrefixPath("/v1", exchange -> api.handleRequest(whole(exchange)));
    for (String path : DOCUMENTS_AND_HEALTH) {
      paths.addExactPath(path, exchange -> api.handleRequest(whole(exchange)));
    }
    handler = paths;
  }

  /** Of Swagger UI only what the page uses; its own start page points elsewhere. */
  private static HttpHandler viewer() {
    ClassLoader loader = PageHandler.class.getClassLoader();
    Properties properties = new Properties();
    try (InputStream in =
        Objects.requireNonNull(
            loader.getResourceAsStream("META-INF/maven/org.webjars/swagger-ui/pom.properties"))) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String directory =
        "META-INF/resources/webjars/swagger-ui/" + properties.getProperty("version").strip();
    return new ResourceHandler(new ClassPathResourceManager(loader, directory))
        .setAllowed(Predicates.paths("/swagger-ui.css", "/swagger-ui-bundle.js"))
        .setDirectoryListingEnabled(false);
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    exchange.getResponseHeaders().put(new HttpString("X-Content-Type-Options"), "nosniff");
    exchange.getResponseHeaders().put(new HttpString("Referrer-Policy"), "no-referrer");
    // Cross-origin requests are checked elsewhere.
    exchange
        .getResponseHeaders()
        .put(new HttpString("Cross-Origin-Resource-Policy"), "same-origin");
    handler.handleRequest(exchange);
  }

  /** Restores the path prefix that path matching removed: routes match the whole path. */
  private static HttpServerExchange whole(HttpServerExchange exchange) {
    exchange.setRelativePath(exchange.getRequestPath());
    exchange.setResolvedPath("");
    return exchange;
  }

  private static HttpServerExchange withPolicy(HttpServerExchange exchange) {
    exchange.getResponseHeaders().put(new HttpString("Content-Security-Policy"), POLICY);
    exchange.getResponseHeaders().put(new HttpString("Cache-Control"), "no-cache");
    return exchange;
  }
}
