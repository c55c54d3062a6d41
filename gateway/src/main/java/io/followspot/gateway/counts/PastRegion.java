package io.followspot.gateway.counts;

import io.followspot.gateway.http.Parameters;
import io.followspot.gateway.problem.Problem;
import io.followspot.protos.rules.FieldError;
import io.followspot.protos.rules.Polygons;
import io.followspot.protos.rules.RegistrationRules;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.RelativePoint;
import io.followspot.tracking.zones.Line;
import io.followspot.tracking.zones.PathTransitions;
import io.followspot.tracking.zones.PathTransitions.TimedPoint;
import io.followspot.tracking.zones.RegionTransition;
import io.followspot.tracking.zones.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A line or a zone that is not registered, to count the past with. */
sealed interface PastRegion {
  /** What happened there to a track. */
  List<? extends RegionTransition> transitions(
      List<TimedPoint> path, double aspect, double boxHeight);

  /** What can happen there. */
  List<String> words();

  /** A line. */
  record PastLine(Line line) implements PastRegion {
    @Override
    public List<? extends RegionTransition> transitions(
        List<TimedPoint> path, double aspect, double boxHeight) {
      return PathTransitions.across(line, path, aspect, boxHeight);
    }

    @Override
    public List<String> words() {
      return List.of("forward", "backward");
    }
  }

  /** A zone. */
  record PastZone(Zone zone) implements PastRegion {
    @Override
    public List<? extends RegionTransition> transitions(
        List<TimedPoint> path, double aspect, double boxHeight) {
      return PathTransitions.through(zone, path);
    }

    @Override
    public List<String> words() {
      return List.of("entered", "exited");
    }
  }

  /**
   * Reads the parameter {@code line} or {@code zone}: points as {@code 0.5,1;0.5,0}, by the rules
   * of registrations.
   *
   * @throws io.followspot.gateway.problem.ProblemException if there is neither, or both, or if a
   *     registration could not have it
   */
  static PastRegion of(Parameters parameters) {
    Optional<String> line = parameters.text("line");
    Optional<String> zone = parameters.text("zone");
    if (line.isPresent() == zone.isPresent()) {
      throw Problem.badParameter("line", "give either a line or a zone, as 0.5,1;0.5,0");
    }
    List<RelativePoint> points =
        line.isPresent() ? points("line", line.get()) : points("zone", zone.orElseThrow());
    if (line.isEmpty()) {
      return new PastZone(zone("zone", points));
    }
    if (points.size() != 2) {
      throw Problem.badParameter("line", "has " + points.size() + " points; it must have 2");
    }
    CameraRegistration.Builder camera = CameraRegistration.newBuilder().setCameraId("past");
    camera.addLinesBuilder().setLineId("past").setStart(points.get(0)).setEnd(points.get(1));
    check("line", camera.build());
    List<io.followspot.tracking.zones.RelativePoint> ends = corners(points);
    return checked("line", () -> new PastLine(new Line("past", ends.get(0), ends.get(1))));
  }

  /**
   * A zone with these corners.
   *
   * @param name of the parameter
   * @throws io.followspot.gateway.problem.ProblemException if a registration could not have it
   */
  static Zone zone(String name, List<RelativePoint> points) {
    CameraRegistration.Builder camera = CameraRegistration.newBuilder().setCameraId("past");
    camera.addZonesBuilder().setZoneId("past").addAllPolygon(points);
    check(name, camera.build());
    return checked(name, () -> new Zone("past", corners(points)));
  }

  private static void check(String name, CameraRegistration camera) {
    List<FieldError> faults = RegistrationRules.faultsOf(camera);
    if (!faults.isEmpty()) {
      FieldError first = faults.get(0);
      throw Problem.badParameter(
          name, first.field().replaceAll("^[a-z]+\\[0]\\.", "") + " " + first.message());
    }
  }

  private static <T> T checked(String name, Supplier<T> region) {
    try {
      return region.get();
    } catch (IllegalArgumentException e) {
      throw Problem.badParameter(name, String.valueOf(e.getMessage()));
    }
  }

  private static List<io.followspot.tracking.zones.RelativePoint> corners(
      List<RelativePoint> points) {
    return Polygons.distinct(points).stream()
        .map(p -> new io.followspot.tracking.zones.RelativePoint(p.getX(), p.getY()))
        .toList();
  }

  /** Reads points as {@code 0.5,1;0.5,0}. */
  static List<RelativePoint> points(String name, String text) {
    List<RelativePoint> points = new ArrayList<>();
    for (String pair : text.split(";", -1)) {
      String[] numbers = pair.split(",", -1);
      try {
        if (numbers.length == 2) {
          points.add(
              RelativePoint.newBuilder()
                  .setX(Double.parseDouble(numbers[0]))
                  .setY(Double.parseDouble(numbers[1]))
                  .build());
          continue;
        }
      } catch (NumberFormatException e) {
        // Falls through to the error below.
      }
      throw Problem.badParameter(name, "must be points x,y separated by ;, as 0.5,1;0.5,0");
    }
    return points;
  }
}
