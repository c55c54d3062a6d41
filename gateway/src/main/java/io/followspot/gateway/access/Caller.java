package io.followspot.gateway.access;

import java.util.Set;

/**
 * The client of a request.
 *
 * @param role what it may do
 * @param cameras the cameras that it has access to; empty means all
 */
public record Caller(Role role, Set<String> cameras) {
  /** Any client of a gateway on loopback. */
  public static final Caller LOCAL = new Caller(Role.OPERATOR, Set.of());

  /** A client without a token where one is required. */
  public static final Caller UNKNOWN = new Caller(Role.ANYONE, Set.of());

  /** Copies the scope. */
  public Caller {
    cameras = Set.copyOf(cameras);
  }

  /** Whether it has access to a camera. */
  public boolean mayRead(String cameraId) {
    return cameras.isEmpty() || cameras.contains(cameraId);
  }
}
