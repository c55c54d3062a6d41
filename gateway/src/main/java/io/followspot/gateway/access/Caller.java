package io.followspot.gateway.access;

import java.util.Set;

/**
 * Who asks.
 *
 * @param role what he may do
 * @param cameras the only cameras he may know of; empty means all
 */
public record Caller(Role role, Set<String> cameras) {
  /** Whoever reaches a gateway that only listens to its own machine. */
  public static final Caller LOCAL = new Caller(Role.OPERATOR, Set.of());

  /** Whoever shows no token where one is wanted. */
  public static final Caller UNKNOWN = new Caller(Role.ANYONE, Set.of());

  /** Copies the scope. */
  public Caller {
    cameras = Set.copyOf(cameras);
  }

  /** Tells whether he may know of a camera. */
  public boolean sees(String cameraId) {
    return cameras.isEmpty() || cameras.contains(cameraId);
  }
}
