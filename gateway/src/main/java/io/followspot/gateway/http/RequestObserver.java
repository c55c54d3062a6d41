package io.followspot.gateway.http;

/** Called for every answered request, on any thread. */
@FunctionalInterface
public interface RequestObserver {
  /** The route of a path that no route serves. */
  String UNKNOWN_ROUTE = "other";

  /** Ignores requests. */
  RequestObserver NONE = (route, status, endless, durationNs) -> {};

  /**
   * A request was answered, or its connection has ended.
   *
   * @param route the path's template, never the path: as {@code /v1/tracks/{track}}
   * @param endless whether the answer was a stream, whose duration is its client's choice
   */
  void answered(String route, int status, boolean endless, long durationNs);
}
