package io.followspot.gateway.access;

import java.util.Set;

/**
 * The client of a request.
 *
 * @param role what it may do
 * @param cameras the cameras that it has access to; empty means all
 * @param name of the user, under which is stored what belongs to one; empty where no token is
 *     required
 */
public record Caller(Role role, Set<String> cameras, String name) {
  private static final int MAX_NAME_CHARS = 200;

  /** Any client of a gateway on loopback. */
  public static final Caller LOCAL = new Caller(Role.OPERATOR, Set.of(), "");

  /** A client without a token where one is required. */
  public static final Caller UNKNOWN = new Caller(Role.ANYONE, Set.of(), "");

  /** Copies the scope, and shortens a long name. */
  public Caller {
    cameras = Set.copyOf(cameras);
    name = name.substring(0, Math.min(name.length(), MAX_NAME_CHARS));
  }

  /** Whether it has access to a camera. */
  public boolean mayRead(String cameraId) {
    return cameras.isEmpty() || cameras.contains(cameraId);
  }
}
