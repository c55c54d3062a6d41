package io.followspot.gateway.http;

import io.followspot.gateway.access.Role;
import io.followspot.gateway.problem.ProblemException;
import java.util.Set;

/**
 * A route of the HTTP API.
 *
 * @param method the HTTP method; GET also answers HEAD
 * @param path a template, as {@code /v1/tracks/{track}}; {@code {camera}} and {@code {track}} are
 *     checked against the rules for ids and the client's scope before the handler is called
 * @param role the least role of the client
 * @param kind how the response is produced
 * @param parameters the query parameters it accepts; any other is refused
 * @param maxBodyBytes the largest body, which is read before the handler is called; 0 if it accepts
 *     none
 * @param handler produces the response
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
  private static final int MAX_OWN_BODY_BYTES = 4 << 10;

  /** A route without a body. */
  public Route(
      String method,
      String path,
      Role role,
      Kind kind,
      Set<String> parameters,
      RouteHandler handler) {
    this(method, path, role, kind, parameters, 0, handler);
  }

  /** How a response is produced. */
  public enum Kind {
    /** Without waiting for anything, so that it answers even when everything else blocks. */
    INSTANT,
    /** At once. */
    PLAIN,
    /** After work or waiting for seconds: limited in number, on a separate thread pool. */
    PICTURE,
    /** Endless, until the client disconnects. */
    ENDLESS
  }

  /** Produces the response to a request. */
  @FunctionalInterface
  public interface RouteHandler {
    /** Answers, or throws {@link ProblemException}. */
    void handle(Call call) throws Exception;
  }

  /** Whether this route serves the path, whatever the method. */
  boolean isAt(String asked) {
    String pattern = "\\Q" + path.replaceAll("\\{[a-z]+}", "\\\\E[^/]+\\\\Q") + "\\E/?";
    return asked.matches(pattern);
  }

  /** A quick read for viewers. */
  public static Route get(String path, RouteHandler handler, String... parameters) {
    return new Route("GET", path, Role.VIEWER, Kind.PLAIN, Set.of(parameters), handler);
  }

  /** A slow read for viewers. */
  public static Route picture(String path, RouteHandler handler, String... parameters) {
    return new Route("GET", path, Role.VIEWER, Kind.PICTURE, Set.of(parameters), handler);
  }

  /** An endless stream for viewers. */
  public static Route stream(String path, RouteHandler handler, String... parameters) {
    return new Route("GET", path, Role.VIEWER, Kind.ENDLESS, Set.of(parameters), handler);
  }

  /** Slow work for operators: the handler reads a long body while it waits for the client. */
  public static Route upload(String path, RouteHandler handler, String... parameters) {
    return new Route("POST", path, Role.OPERATOR, Kind.PICTURE, Set.of(parameters), handler);
  }

  /** Slow work for operators: the handler writes a long answer while it waits for the client. */
  public static Route download(String path, RouteHandler handler, String... parameters) {
    return new Route(
        "POST", path, Role.OPERATOR, Kind.PICTURE, Set.of(parameters), MAX_BODY_BYTES, handler);
  }

  /** A change of what belongs to the caller alone, for viewers. */
  public static Route own(String method, String path, RouteHandler handler) {
    int body = method.equals("DELETE") ? 0 : MAX_OWN_BODY_BYTES;
    return new Route(method, path, Role.VIEWER, Kind.PLAIN, Set.of(), body, handler);
  }

  /** A change, for operators. */
  public static Route change(
      String method, String path, RouteHandler handler, String... parameters) {
    int body = method.equals("DELETE") ? 0 : MAX_BODY_BYTES;
    return new Route(method, path, Role.OPERATOR, Kind.PLAIN, Set.of(parameters), body, handler);
  }
}
