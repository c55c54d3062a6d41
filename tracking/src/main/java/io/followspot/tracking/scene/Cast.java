package io.followspot.tracking.scene;

import java.util.List;

/** Who plays. */
@FunctionalInterface
public interface Cast {
  /** Returns every script that may be on stage then; a pure function of the time. */
  List<Script> around(long atUs);

  /** These actors and no other. */
  static Cast of(List<Script> scripts) {
    List<Script> all = List.copyOf(scripts);
    return atUs -> all;
  }
}
