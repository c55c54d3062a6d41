package io.followspot.functions.track;

import io.followspot.functions.state.PathState;
import io.followspot.tracking.life.Path;
import io.followspot.tracking.life.PathPoint;
import java.util.ArrayList;
import java.util.List;

/** A path as part of a state, and back. */
public final class PathCodec {
  private PathCodec() {}

  /** Reads what {@link #write} wrote. */
  public static Path read(PathState columns) {
    List<PathPoint> points = new ArrayList<>(columns.getX16Count());
    long atUs = 0;
    int x = 0;
    int y = 0;
    for (int i = 0; i < columns.getX16Count(); i++) {
      atUs += columns.getCapturedAtUs(i);
      x += columns.getX16(i);
      y += columns.getY16(i);
      points.add(new PathPoint(atUs, x, y, columns.getErrorPx(i)));
    }
    return new Path(points);
  }

  /** Writes it column by column. */
  public static PathState write(Path path) {
    PathState.Builder columns = PathState.newBuilder();
    long atUs = 0;
    int x = 0;
    int y = 0;
    for (PathPoint point : path.points()) {
      columns
          .addCapturedAtUs(point.capturedAtUs() - atUs)
          .addX16(point.x16() - x)
          .addY16(point.y16() - y)
          .addErrorPx(point.errorPx());
      atUs = point.capturedAtUs();
      x = point.x16();
      y = point.y16();
    }
    return columns.build();
  }
}
