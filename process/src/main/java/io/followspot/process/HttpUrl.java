package io.followspot.process;

import java.net.URI;
import java.util.Optional;

/** Reads URLs that users or devices give. */
public final class HttpUrl {
  private HttpUrl() {}

  /** The URL, if the text is one of HTTP or HTTPS with a host; the caller says what it expects. */
  public static Optional<URI> parse(String text) {
    try {
      URI url = URI.create(text);
      boolean isHttp = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
      return isHttp && url.getHost() != null ? Optional.of(url) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
