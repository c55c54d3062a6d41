package io.followspot.functions.identity;

import io.followspot.functions.state.IdentityState;
import io.followspot.functions.track.PathCodec;
import io.followspot.protos.v1.FloorPathPoint;
import io.followspot.protos.v1.IdentitySnapshot;
import io.followspot.tracking.life.Path;
import io.followspot.tracking.life.PathPoint;

/** All that is known about an identity, with its path in metres. */
final class IdentitySnapshots {
  /** The path keeps a grid of a sixteenth of its unit: of a decimetre. */
  static final double UNITS_PER_M = 10;

  private IdentitySnapshots() {}

  static IdentitySnapshot whole(IdentityState state) {
    return whole(state.getLatest(), PathCodec.read(state.getPath()));
  }

  static IdentitySnapshot whole(IdentitySnapshot latest, Path path) {
    IdentitySnapshot.Builder identity = latest.toBuilder();
    for (PathPoint point : path.points()) {
      identity.addPath(
          FloorPathPoint.newBuilder()
              .setCapturedAtUs(point.capturedAtUs())
              .setXM(point.xPx() / UNITS_PER_M)
              .setYM(point.yPx() / UNITS_PER_M));
    }
    return identity.build();
  }
}
