package io.followspot.simulation.scene;

import java.util.ArrayList;
import java.util.List;

/**
 * An endless sequence of people and cars. Each of a fixed number of slots is filled again and
 * again: one visit in each period of {@value #PERIOD_US} microseconds, by a new actor with its own
 * id, so that the actors in the scene follow from the time alone.
 */
final class EndlessActors implements SceneActors {
  private static final long PERIOD_US = 32_000_000;

  /** No actor enters earlier, so that a background model can learn the empty scene. */
  private static final long EMPTY_UNTIL_US = 1_500_000;

  /** Walking speed in body heights a second: 1.4 m/s at 1.7 m. */
  private static final double WALK = 0.8;

  private static final double DRIVE = 2.6;
  private static final double OFF_LEFT = -0.12;
  private static final double OFF_RIGHT = 1.12;

  private final long seed;
  private final Stage place;
  private final double aspect;
  private final int people;
  private final int cars;

  EndlessActors(long seed, Stage place, double aspect, int people) {
    if (people < 0 || people > 10_000) {
      throw new IllegalArgumentException(people + " people are not within 0 to 10000");
    }
    this.seed = seed;
    this.place = place;
    this.aspect = aspect;
    this.people = people;
    this.cars = place == Stage.STREET ? 3 : 0;
  }

  @Override
  public List<ActorScript> around(long atUs) {
    List<ActorScript> scripts = new ArrayList<>(people + cars);
    int parts = people + cars;
    for (int part = 0; part < parts; part++) {
      long phaseUs = PERIOD_US * part / parts;
      long visit = (atUs + phaseUs) / PERIOD_US;
      long beginUs = visit * PERIOD_US - phaseUs;
      ActorScript script =
          part < people ? script(part, visit, beginUs) : drive(part, visit, beginUs);
      if (script.waypoints().get(0).atUs() >= EMPTY_UNTIL_US) {
        scripts.add(script);
      }
    }
    return scripts;
  }

  private ActorScript script(int part, long visit, long beginUs) {
    long id = visit * (people + cars) + part + 1;
    double pace = WALK * AddressedRandom.between(0.8, 1.25, seed, id, 10);
    boolean rightward = AddressedRandom.unit(seed, id, 11) < 0.5;
    double from = rightward ? OFF_LEFT : OFF_RIGHT;
    double to = rightward ? OFF_RIGHT : OFF_LEFT;
    double lane = lane(id, 12);
    double laneAfter = Math.min(maxLane(), Math.max(minLane(), lane + drift(id)));
    double middle = AddressedRandom.between(0.3, 0.7, seed, id, 13);
    long pauseUs = (long) AddressedRandom.between(3e6, 8e6, seed, id, 14);
    WaypointList path = new WaypointList(from, lane, pace);
    double what = AddressedRandom.unit(seed, id, 15);
    if (what < 0.40) {
      path.walkTo(to, laneAfter);
    } else if (what < 0.65) {
      path.walkTo(middle, (lane + laneAfter) / 2);
      path.stand(pauseUs);
      path.walkTo(to, laneAfter);
    } else if (what < 0.80) {
      path.walkTo(middle, lane);
      path.walkTo(from, laneAfter);
      path.stand(1_500_000);
      path.walkTo(from + (rightward ? 0.5 : -0.5), laneAfter);
      path.walkTo(from, laneAfter);
    } else {
      path.walkTo(middle, lane);
      path.walkTo(middle + 0.1 * (what - 0.9), lane(id, 16));
      path.walkTo(to, lane(id, 16));
    }
    return path.script(id, ActorScript.PERSON, slack(id, beginUs, path.lengthUs()));
  }

  private ActorScript drive(int part, long visit, long beginUs) {
    long id = visit * (people + cars) + part + 1;
    boolean rightward = part % 2 == 0;
    double lane = rightward ? 0.97 : 0.84;
    WaypointList path =
        new WaypointList(
            rightward ? -0.4 : 1.4, lane, DRIVE * AddressedRandom.between(0.8, 1.2, seed, id, 10));
    if (AddressedRandom.unit(seed, id, 15) < 0.3) {
      path.walkTo(AddressedRandom.between(0.35, 0.65, seed, id, 13), lane);
      path.stand((long) AddressedRandom.between(2e6, 5e6, seed, id, 14));
    }
    path.walkTo(rightward ? 1.4 : -0.4, lane);
    return path.script(id, ActorScript.CAR, slack(id, beginUs, path.lengthUs()));
  }

  /** A start time in the period such that the visit ends within it. */
  private long slack(long id, long beginUs, long lengthUs) {
    long room = Math.max(0, PERIOD_US - lengthUs - 1_000_000);
    return beginUs + (long) (room * AddressedRandom.unit(seed, id, 17));
  }

  private double lane(long id, int key) {
    return AddressedRandom.between(minLane(), maxLane(), seed, id, key);
  }

  private double minLane() {
    return place == Stage.LOBBY ? 0.58 : 0.57;
  }

  private double maxLane() {
    return place == Stage.LOBBY ? 0.97 : 0.70;
  }

  private double drift(long id) {
    return AddressedRandom.between(-0.06, 0.06, seed, id, 18);
  }

  /** Collects waypoints at walking pace. */
  private final class WaypointList {
    private final double pace;
    private final List<Waypoint> points = new ArrayList<>();

    WaypointList(double x, double y, double pace) {
      this.pace = pace;
      points.add(new Waypoint(0, x, y));
    }

    void walkTo(double x, double y) {
      Waypoint last = points.get(points.size() - 1);
      Waypoint to = new Waypoint(0, x, y);
      double speed = pace * place.heightAt((last.y() + y) / 2);
      long us = (long) (1e6 * ActorScript.way(last, to, aspect) / speed);
      points.add(new Waypoint(last.atUs() + Math.max(1, us), x, y));
    }

    void stand(long us) {
      Waypoint last = points.get(points.size() - 1);
      points.add(new Waypoint(last.atUs() + us, last.x(), last.y()));
    }

    /** Never longer than a period minus a second: a slow walk is sped up. */
    long lengthUs() {
      return Math.min(PERIOD_US - 1_000_000, points.get(points.size() - 1).atUs());
    }

    ActorScript script(long id, String label, long beginUs) {
      double hurry = (double) lengthUs() / points.get(points.size() - 1).atUs();
      List<Waypoint> timed = new ArrayList<>(points.size());
      for (Waypoint point : points) {
        timed.add(
            new Waypoint(beginUs + (long) Math.ceil(point.atUs() * hurry), point.x(), point.y()));
      }
      return new ActorScript(id, label, timed);
    }
  }
}
