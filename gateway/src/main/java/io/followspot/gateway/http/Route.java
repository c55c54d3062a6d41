package io.followspot.gateway.http;

import io.followspot.gateway.access.Role;
import io.followspot.gateway.problem.ProblemException;
import java.util.Set;

/**
 * A route of the HTTP API.
 *
 * @param method the HTTP method; GET answers HEAD, too
 * @param path a template, as {@code /v1/tracks/{track}}; {@code {camera}} and {@code {track}} are
 *     checked against the rules for ids and the caller's scope before the handler sees the call
 * @param role what the caller must at least be
 * @param kind how the answer is produced
 * @param parameters the query parameters it takes; any other is refused
 * @param maxBodyBytes how much of a body is read before the handler is called; 0 if it takes none
 * @param handler produces the answer
 */
public record Route(
    String method,
    String path,
    Role role,
    Kind kind,
    Set<String> parameters,
    int maxBodyBytes,
    RouteHandler handler) {
  private static final int MAX_BODY_BYTES = 256 << 10;

  /** A route that takes no body. */
  public Route(
      String method,
      String path,
      Role role,
      Kind kind,
      Set<String> parameters,
      RouteHandler handler) {
    this(method, path, role, kind, parameters, 0, handler);
  }

  /** How an answer is produced. */
  public enum Kind {
    /** Without waiting for anything, so that it is answered when everything else blocks. */
    INSTANT,
    /** At once. */
    PLAIN,
    /** With work or waiting for seconds: limited in number, on a separate thread pool. */
    PICTURE,
    /** Endless, until the client disconnects. */
    ENDLESS
  }

  /** Produces the answer to a call. */
  @FunctionalInterface
  public interface RouteHandler {
    /** Answers, or throws {@link ProblemException}. */
    void handle(Call call) throws Exception;
  }

  /** Whether a path is one of those that this route serves, whatever the method. */
  boolean isAt(String asked) {
    String pattern = "\\Q" + path.replaceAll("\\{[a-z]+}", "\\\\E[^/]+\\\\Q") + "\\E/?";
    return asked.matches(pattern);
  }

  /** Something any caller may read. */
  public static Route get(String path, RouteHandler handler, String... parameters) {
    return new Route("GET", path, Role.VIEWER, Kind.PLAIN, Set.of(parameters), handler);
  }

  /** A slow read for any viewer. */
  public static Route picture(String path, RouteHandler handler, String... parameters) {
    return new Route("GET", path, Role.VIEWER, Kind.PICTURE, Set.of(parameters), handler);
  }

  /** An endless stream for any viewer. */
  public static Route watch(String path, RouteHandler handler, String... parameters) {
    return new Route("GET", path, Role.VIEWER, Kind.ENDLESS, Set.of(parameters), handler);
  }

  /** A change, for operators. */
  public static Route change(
      String method, String path, RouteHandler handler, String... parameters) {
    int body = method.equals("DELETE") ? 0 : MAX_BODY_BYTES;
    return new Route(method, path, Role.OPERATOR, Kind.PLAIN, Set.of(parameters), body, handler);
  }
}
