package io.followspot.simulation.scene;

import java.util.List;

/**
 * One actor's movement: straight lines between waypoints, at constant speed. Two waypoints at the
 * same place are a pause. The actor is in the scene from the first waypoint to the last.
 *
 * @param id of the actor, above zero; also its id in the ground truth
 * @param label "person" or "car"
 * @param waypoints at least one, in strictly rising time
 */
public record ActorScript(long id, String label, List<Waypoint> waypoints) {
  public static final String PERSON = "person";
  public static final String CAR = "car";

  /** Rejects scripts without a waypoint, out of order or with an unknown label. */
  public ActorScript {
    waypoints = List.copyOf(waypoints);
    if (id <= 0) {
      throw new IllegalArgumentException("actor id " + id + " must be greater than zero");
    }
    if (!label.equals(PERSON) && !label.equals(CAR)) {
      throw new IllegalArgumentException("label '" + label + "' is neither person nor car");
    }
    if (waypoints.isEmpty()) {
      throw new IllegalArgumentException("actor " + id + " has no waypoint");
    }
    for (int i = 1; i < waypoints.size(); i++) {
      if (waypoints.get(i).atUs() <= waypoints.get(i - 1).atUs()) {
        throw new IllegalArgumentException("actor " + id + ": waypoint " + i + " is not later");
      }
    }
  }

  boolean onStage(long atUs) {
    return atUs >= waypoints.get(0).atUs() && atUs <= waypoints.get(waypoints.size() - 1).atUs();
  }

  /** Returns the position of the feet; only valid between the first and the last waypoint. */
  Waypoint at(long atUs) {
    int i = segment(atUs);
    Waypoint from = waypoints.get(i);
    if (i == waypoints.size() - 1) {
      return from;
    }
    Waypoint to = waypoints.get(i + 1);
    double part = (double) (atUs - from.atUs()) / (to.atUs() - from.atUs());
    return new Waypoint(
        atUs, from.x() + part * (to.x() - from.x()), from.y() + part * (to.y() - from.y()));
  }

  /** Returns the distance walked since the first waypoint, in frame heights. */
  double walked(long atUs, double aspect) {
    double sum = 0;
    int last = segment(atUs);
    for (int i = 0; i < last; i++) {
      sum += way(waypoints.get(i), waypoints.get(i + 1), aspect);
    }
    return sum + way(waypoints.get(last), at(atUs), aspect);
  }

  static double way(Waypoint a, Waypoint b, double aspect) {
    double dx = (b.x() - a.x()) * aspect;
    double dy = b.y() - a.y();
    return Math.sqrt(dx * dx + dy * dy);
  }

  private int segment(long atUs) {
    int i = 0;
    while (i + 1 < waypoints.size() && waypoints.get(i + 1).atUs() <= atUs) {
      i++;
    }
    return i;
  }
}
