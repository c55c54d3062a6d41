package io.followspot.gateway.page;

import io.undertow.Handlers;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.resource.ClassPathResourceManager;
import io.undertow.server.handlers.resource.ResourceHandler;
import io.undertow.util.HttpString;

/** Serves the page's files at {@code /}; passes everything under {@code /v1} to the API. */
public final class PageHandler implements HttpHandler {
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self'"
          + " blob: data:; media-src 'self' blob:; connect-src 'self'; font-src 'self'; base-uri"
          + " 'none'; form-action 'self'; frame-ancestors 'none'";

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
    handler =
        Handlers.path(exchange -> files.handleRequest(withPolicy(exchange)))
            .addPrefixPath("/v1", exchange -> api.handleRequest(whole(exchange)))
            .addExactPath("/openapi.yaml", exchange -> api.handleRequest(whole(exchange)))
            .addExactPath("/openapi.json", exchange -> api.handleRequest(whole(exchange)))
            .addExactPath("/healthz", exchange -> api.handleRequest(whole(exchange)))
            .addExactPath("/readyz", exchange -> api.handleRequest(whole(exchange)))
            .addExactPath("/statusz", exchange -> api.handleRequest(whole(exchange)));
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
