package io.followspot.functions.track;

import io.followspot.functions.camera.ProtoValues;
import io.followspot.functions.state.PathState;
import io.followspot.functions.state.TrackState;
import io.followspot.tracking.life.Path;
import io.followspot.tracking.life.PathPoint;
import io.followspot.tracking.life.TrackLife;
import io.followspot.tracking.life.ZoneVisit;
import io.followspot.tracking.life.ZoneVisits;
import java.util.ArrayList;
import java.util.List;

/** Converts a track's life to and from its stored state. */
final class LifeCodec {
  private LifeCodec() {}

  static TrackLife read(TrackState state) {
    if (state.getSequence() == 0) {
      return TrackLife.UNKNOWN;
    }
    List<ZoneVisit> visits =
        state.getVisitsList().stream()
            .map(v -> new ZoneVisit(v.getZoneId(), v.getEnteredAtUs(), v.getExitedAtUs()))
            .toList();
    return new TrackLife(
        ProtoValues.status(state.getStatus()),
        ProtoValues.status(state.getPreviousStatus()),
        state.getStanding(),
        state.getSequence(),
        new ZoneVisits(visits),
        read(state.getPath()));
  }

  static void write(TrackLife life, TrackState.Builder state) {
    state
        .setStatus(ProtoValues.proto(life.status()))
        .setPreviousStatus(ProtoValues.proto(life.previousStatus()))
        .setStanding(life.standing())
        .setSequence(life.sequence())
        .clearVisits()
        .setPath(write(life.path()));
    for (ZoneVisit visit : life.visits().all()) {
      state.addVisits(TrackSnapshots.proto(visit));
    }
  }

  private static Path read(PathState columns) {
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

  private static PathState write(Path path) {
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
