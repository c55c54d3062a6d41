package io.followspot.terminal.registration;

import io.followspot.protos.Ids;
import io.followspot.protos.v1.Line;
import io.followspot.protos.v1.RelativePoint;
import io.followspot.protos.v1.Zone;
import io.followspot.terminal.CliException;
import java.util.ArrayList;
import java.util.List;

/** Parses zones and lines as users type them: {@code door=0.1,0.2;0.3,0.2;0.3,0.9}. */
public final class RegionParser {
  private RegionParser() {}

  /**
   * Parses a zone, {@code NAME=x,y;x,y;x,y}.
   *
   * @throws CliException if it is invalid
   */
  public static Zone zone(String text) {
    List<RelativePoint> corners = points(text, "--zone door=0.1,0.5;0.4,0.5;0.4,0.9;0.1,0.9");
    if (corners.size() < 3) {
      throw new CliException("zone \"" + text + "\" has fewer than three corners");
    }
    return Zone.newBuilder().setZoneId(id(text)).setName(id(text)).addAllPolygon(corners).build();
  }

  /**
   * Parses a line, {@code NAME=x,y;x,y}, or {@code NAME=x,y;x,y;in/out} with the names of its
   * directions.
   *
   * @throws CliException if it is invalid
   */
  public static Line line(String text) {
    int slash = text.lastIndexOf('/');
    int names = slash < 0 ? -1 : text.lastIndexOf(';', slash);
    String shape = names < 0 ? text : text.substring(0, names);
    List<RelativePoint> ends = points(shape, "--line \"gate=0.5,0.2;0.5,0.9;in/out\"");
    if (ends.size() != 2) {
      throw new CliException("line \"" + text + "\" must have two ends, but has " + ends.size());
    }
    return Line.newBuilder()
        .setForwardName(names < 0 ? "" : text.substring(names + 1, slash).strip())
        .setBackwardName(names < 0 ? "" : text.substring(slash + 1).strip())
        .setLineId(id(text))
        .setName(id(text))
        .setStart(ends.get(0))
        .setEnd(ends.get(1))
        .build();
  }

  /** The zone with another shape: display name and inertia stay. */
  public static Zone reshaped(Zone before, Zone after) {
    return after.toBuilder()
        .setName(before.getName())
        .setInertiaFrames(before.getInertiaFrames())
        .build();
  }

  /** The line with other ends: its names stay, unless its directions are named anew. */
  public static Line reshaped(Line before, Line after) {
    boolean named = !after.getForwardName().isEmpty() || !after.getBackwardName().isEmpty();
    return after.toBuilder()
        .setName(before.getName())
        .setForwardName(named ? after.getForwardName() : before.getForwardName())
        .setBackwardName(named ? after.getBackwardName() : before.getBackwardName())
        .build();
  }

  private static String id(String text) {
    return text.substring(0, text.indexOf('='));
  }

  private static List<RelativePoint> points(String text, String example) {
    int equals = text.indexOf('=');
    if (equals < 0 || !Ids.isName(text.substring(0, equals))) {
      throw new CliException(
          "\"" + text + "\" does not begin with NAME=; allowed in a name are " + Ids.NAME_RULE);
    }
    List<RelativePoint> points = new ArrayList<>();
    for (String pair : text.substring(equals + 1).split(";", -1)) {
      String[] numbers = pair.split(",", -1);
      try {
        if (numbers.length == 2) {
          points.add(point(Double.parseDouble(numbers[0]), Double.parseDouble(numbers[1])));
          continue;
        }
      } catch (NumberFormatException e) {
        // Falls through to the exception below.
      }
      throw new CliException(
          "\"" + pair + "\" is not a point x,y between 0,0 and 1,1: the format is " + example);
    }
    return points;
  }

  private static RelativePoint point(double x, double y) {
    if (!(x >= 0 && x <= 1 && y >= 0 && y <= 1)) {
      throw new NumberFormatException("not between 0 and 1");
    }
    return RelativePoint.newBuilder().setX(x).setY(y).build();
  }
}
