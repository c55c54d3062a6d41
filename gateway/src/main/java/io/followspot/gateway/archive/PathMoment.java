package io.followspot.gateway.archive;

import io.followspot.protos.v1.Box;
import io.followspot.protos.v1.PathPoint;
import io.followspot.protos.v1.TrackSnapshot;
import java.util.List;
import java.util.Optional;

/** A track at a moment between its events, from its path. */
final class PathMoment {
  private PathMoment() {}

  /**
   * The track at a moment: its box has the size of the nearest event's, and stands where the path
   * puts it.
   *
   * @param near the track at an event close to the moment
   * @param path of the whole track, by time
   * @return empty if the path does not reach the moment
   */
  static Optional<TrackSnapshot> of(TrackSnapshot near, List<PathPoint> path, long atUs) {
    for (int i = 1; i < path.size(); i++) {
      PathPoint a = path.get(i - 1);
      PathPoint b = path.get(i);
      if (a.getCapturedAtUs() <= atUs && atUs <= b.getCapturedAtUs()) {
        double spanUs = b.getCapturedAtUs() - a.getCapturedAtUs();
        float part = spanUs == 0 ? 0 : (float) ((atUs - a.getCapturedAtUs()) / spanUs);
        float x = a.getXPx() + part * (b.getXPx() - a.getXPx());
        float y = a.getYPx() + part * (b.getYPx() - a.getYPx());
        Box box = near.getBox();
        TrackSnapshot.Builder then = near.toBuilder();
        then.getFrameBuilder().setCapturedAtUs(atUs);
        then.getBoxBuilder().setLeftPx(x - box.getWidthPx() / 2).setTopPx(y - box.getHeightPx());
        return Optional.of(then.build());
      }
    }
    return Optional.empty();
  }
}
