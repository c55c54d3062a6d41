package io.followspot.gateway.access;

import io.followspot.gateway.problem.Problem;
import io.followspot.process.Setting;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.HttpString;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which web pages may call. By default only the gateway's own: scripts of other pages can neither
 * read a response (no CORS) nor change anything, nor get access through a DNS name that resolves to
 * this machine (DNS rebinding).
 */
public final class AllowedOrigins {
  private static final Pattern ORIGIN = Pattern.compile("https?://[^/,*\\s]+");

  /** Host names that others cannot make resolve to this machine: its own names, and addresses. */
  private static final Pattern SAFE_NAME =
      Pattern.compile("localhost|.+\\.localhost|[0-9]{1,3}(\\.[0-9]{1,3}){3}|\\[[0-9a-f:.]+]");

  private final Set<String> friends;
  private final Optional<Set<String>> names;

  private AllowedOrigins(Set<String> friends, Optional<Set<String>> names) {
    this.friends = friends;
    this.names = names;
  }

  /**
   * The origins that may call a gateway with tokens, by whatever host name.
   *
   * @param list origins such as {@code https://maps.example:8443}, separated by commas
   * @throws IllegalArgumentException if one is invalid
   */
  public static AllowedOrigins withTokens(String list) {
    return new AllowedOrigins(friends(list), Optional.empty());
  }

  /**
   * The origins that may call a gateway without tokens. The Host header must be an address, a name
   * that only resolves on the client's machine, or one of the given names.
   *
   * @param list origins such as {@code https://maps.example:8443}, separated by commas
   * @param names as {@code tracks.example}, separated by commas
   * @throws IllegalArgumentException if an origin is invalid
   */
  public static AllowedOrigins open(String list, String names) {
    return new AllowedOrigins(friends(list), Optional.of(words(names.toLowerCase(Locale.ROOT))));
  }

  private static Set<String> words(String list) {
    return List.of(list.split(",")).stream()
        .map(String::strip)
        .filter(it -> !it.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Set<String> friends(String list) {
    Set<String> friends = words(list);
    for (String friend : friends) {
      if (!ORIGIN.matcher(friend).matches()) {
        throw new IllegalArgumentException(
            Setting.CORS_ORIGINS.variable()
                + ": "
                + friend
                + " is not an origin of the form https://host:port");
      }
    }
    return friends;
  }

  /**
   * Admits a request and adds the CORS headers for allowed origins.
   *
   * @return whether the request was a CORS preflight, which is answered herewith
   * @throws io.followspot.gateway.problem.ProblemException if the origin is not allowed
   */
  public boolean admit(HttpServerExchange exchange) {
    HeaderMap headers = exchange.getRequestHeaders();
    Optional<String> origin = Optional.ofNullable(headers.getFirst("Origin"));
    String host = Optional.ofNullable(headers.getFirst("Host")).orElse("");
    if (!isOurName(host)) {
      throw stranger(
          "This gateway requires no token and therefore rejects this host name; use 127.0.0.1"
              + " or its address, or let "
              + Setting.GATEWAY_NAMES.variable()
              + " contain it.");
    }
    if (origin.filter(friends::contains).isPresent()) {
      return befriend(exchange, origin.get());
    }
    refuseOtherSites(headers);
    if (origin.isEmpty()) {
      return false;
    }
    // The second is sent by a browser that uses TLS to a proxy which forwards plain HTTP.
    boolean own =
        origin.get().equals(exchange.getRequestScheme() + "://" + host)
            || "same-origin".equals(headers.getFirst("Sec-Fetch-Site"));
    if (!own) {
      throw stranger(
          "Pages of "
              + origin.get()
              + " are not allowed to call; "
              + Setting.CORS_ORIGINS.variable()
              + " can allow them.");
    }
    return false;
  }

  private static boolean befriend(HttpServerExchange exchange, String origin) {
    HeaderMap answer = exchange.getResponseHeaders();
    answer.put(new HttpString("Access-Control-Allow-Origin"), origin);
    answer.put(new HttpString("Access-Control-Expose-Headers"), "ETag, Location");
    answer.add(new HttpString("Vary"), "Origin");
    if (!exchange.getRequestMethod().equalToString("OPTIONS")) {
      return false;
    }
    answer.put(
        new HttpString("Access-Control-Allow-Methods"), "GET, HEAD, POST, PUT, DELETE, OPTIONS");
    answer.put(
        new HttpString("Access-Control-Allow-Headers"),
        "Authorization, Content-Type, If-None-Match, Last-Event-ID, Range");
    answer.put(new HttpString("Access-Control-Max-Age"), "600");
    return true;
  }

  /**
   * Browsers state for every request whether it comes from the same origin; scripts cannot change
   * that header. From a page of another origin, only navigation by a link is admitted.
   */
  private static void refuseOtherSites(HeaderMap headers) {
    String site = headers.getFirst("Sec-Fetch-Site");
    boolean foreign = "cross-site".equals(site) || "same-site".equals(site);
    boolean link =
        "navigate".equals(headers.getFirst("Sec-Fetch-Mode"))
            && "document".equals(headers.getFirst("Sec-Fetch-Dest"));
    if (foreign && !link) {
      throw stranger("Pages of other origins may link to this resource, but not call or embed it.");
    }
  }

  private boolean isOurName(String host) {
    String name = nameOf(host);
    return names.isEmpty()
        || SAFE_NAME.matcher(name).matches()
        || names.get().contains(name)
        || isFriend(host);
  }

  private boolean isFriend(String host) {
    return friends.contains("http://" + host) || friends.contains("https://" + host);
  }

  private static String nameOf(String host) {
    return host.replaceAll(":[0-9]+$", "").toLowerCase(Locale.ROOT);
  }

  private static RuntimeException stranger(String detail) {
    return Problem.of(403, "strange_origin", "This is not allowed", detail);
  }
}
