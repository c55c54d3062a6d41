package io.followspot.simulation.scene;

import java.util.List;

/** The actors of a scene. */
@FunctionalInterface
public interface SceneActors {
  /** Returns every script that may be active at the time; a pure function of the time. */
  List<ActorScript> around(long atUs);

  /** A fixed list of actors. */
  static SceneActors of(List<ActorScript> scripts) {
    List<ActorScript> all = List.copyOf(scripts);
    return atUs -> all;
  }
}
