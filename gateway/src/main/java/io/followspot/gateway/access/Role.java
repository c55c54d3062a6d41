package io.followspot.gateway.access;

/** What a caller may do. */
public enum Role {
  /** Anything that needs no token, as the page's own files. */
  ANYONE,
  /** Reads. */
  VIEWER,
  /** Reads, and adds, changes and removes cameras. */
  OPERATOR;

  /** Tells whether this role includes the other. */
  public boolean includes(Role other) {
    return compareTo(other) >= 0;
  }
}
