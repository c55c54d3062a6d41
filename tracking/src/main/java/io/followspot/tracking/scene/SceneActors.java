package io.followspot.tracking.scene;

import java.util.List;

/** Who plays. */
@FunctionalInterface
public interface SceneActors {
  /** Returns every script that may be on stage then; a pure function of the time. */
  List<ActorScript> around(long atUs);

  /** These actors and no other. */
  static SceneActors of(List<ActorScript> scripts) {
    List<ActorScript> all = List.copyOf(scripts);
    return atUs -> all;
  }
}
