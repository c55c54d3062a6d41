package io.followspot.functions.track;

import io.followspot.functions.camera.ProtoValues;
import io.followspot.functions.state.TrackState;
import io.followspot.tracking.life.TrackLife;
import io.followspot.tracking.life.ZoneVisit;
import io.followspot.tracking.life.ZoneVisits;
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
        PathCodec.read(state.getPath()));
  }

  static void write(TrackLife life, TrackState.Builder state) {
    state
        .setStatus(ProtoValues.proto(life.status()))
        .setPreviousStatus(ProtoValues.proto(life.previousStatus()))
        .setStanding(life.standing())
        .setSequence(life.sequence())
        .clearVisits()
        .setPath(PathCodec.write(life.path()));
    for (ZoneVisit visit : life.visits().all()) {
      state.addVisits(TrackSnapshots.proto(visit));
    }
  }
}
