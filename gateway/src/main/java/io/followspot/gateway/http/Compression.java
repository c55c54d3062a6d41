package io.followspot.gateway.http;

import io.undertow.predicate.Predicate;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.encoding.ContentEncodingRepository;
import io.undertow.server.handlers.encoding.EncodingHandler;
import io.undertow.server.handlers.encoding.GzipEncodingProvider;
import io.undertow.util.Headers;
import java.util.Locale;
import java.util.Set;

/** Compresses text with gzip for clients that accept it: JSON, the page's files, the documents. */
public final class Compression {
  private static final int LEVEL = 5;

  /** Compressing less is not worth the header. */
  private static final long MIN_BYTES = 1_024;

  private static final Set<String> TEXT =
      Set.of(
          "application/json",
          "application/problem+json",
          "application/geo+json",
          "application/yaml",
          "application/javascript",
          "text/javascript",
          "text/css",
          "text/csv",
          "text/html",
          "image/svg+xml");

  private Compression() {}

  /** The same responses, compressed where useful. Endless responses and pictures are not. */
  public static HttpHandler of(HttpHandler next) {
    Predicate worthIt = Compression::isWorthIt;
    return new EncodingHandler(
        next,
        new ContentEncodingRepository()
            .addEncodingHandler("gzip", new GzipEncodingProvider(LEVEL), 50, worthIt));
  }

  private static boolean isWorthIt(HttpServerExchange exchange) {
    String type = exchange.getResponseHeaders().getFirst(Headers.CONTENT_TYPE);
    if (type == null || exchange.getStatusCode() == 206) {
      return false;
    }
    long length = exchange.getResponseContentLength();
    return (length < 0 || length >= MIN_BYTES)
        && TEXT.contains(type.replaceAll(";.*", "").strip().toLowerCase(Locale.ROOT));
  }
}
