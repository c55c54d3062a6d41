package io.followspot.gateway.access;

/** What a client may do. */
public enum Role {
  /** Requests that need no token, such as the page's own files. */
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
