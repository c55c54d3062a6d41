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
 * Which web pages may call. By default only the gateway's own: another page's script neither reads
 * an answer (no CORS), nor changes anything, nor gets in by a name of its own that it lets point to
 * this machine (DNS rebinding).
 */
public final class AllowedOrigins {
  private static final Pattern ORIGIN = Pattern.compile("https?://[^/,*\\s]+");

  /** Host names that cannot be pointed at this machine by others: its own names, and addresses. */
  private static final Pattern SAFE_NAME =
      Pattern.compile("localhost|.+\\.localhost|[0-9]{1,3}(\\.[0-9]{1,3}){3}|\\[[0-9a-f:.]+]");

  private final Set<String> friends;
  private final Optional<Set<String>> names;

  private AllowedOrigins(Set<String> friends, Optional<Set<String>> names) {
    this.friends = friends;
    this.names = names;
  }

  /**
   * Whose pages may call a gateway that asks for tokens, by whatever name they call it.
   *
   * @param list origins such as {@code https://maps.example:8443}, with commas between
   * @throws IllegalArgumentException if one is none
   */
  public static AllowedOrigins withTokens(String list) {
    return new AllowedOrigins(friends(list), Optional.empty());
  }

  /**
   * Whose pages may call a gateway that asks for no token. Callers must name it by an address, by a
   * name that only their own machine has, or by one of those given.
   *
   * @param list origins such as {@code https://maps.example:8443}, with commas between
   * @param names as {@code tracks.example}, with commas between
   * @throws IllegalArgumentException if an origin is none
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
   * Lets a call pass, with the headers that let a friend's script read the answer.
   *
   * @return whether the call was a friend's question whether it may call, and is answered by that
   * @throws io.followspot.gateway.problem.ProblemException if the call is a stranger's
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
    // The second is what a browser says that sees TLS where a proxy speaks plainly to us.
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
   * Browsers say of all that a page asks for whether it is the same origin's; no script can change
   * what they say. Of another origin's page only a link that a person follows is let through.
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
