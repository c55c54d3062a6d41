package io.followspot.vision;

import io.followspot.vision.decode.Geometry;
import io.followspot.vision.motion.MotionMap;
import io.followspot.vision.motion.Plane;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Motion from one small picture to the next; computed on request. */
final class Motion {
  /** Smaller pictures are not compared. */
  private static final int MIN_SIDE_PX = 12;

  private Motion() {}

  /** Empty if one of the two is missing. */
  static Supplier<Optional<MotionMap>> between(
      Optional<Plane> before, @Nullable Plane now, FrameTransform view) {
    if (before.isEmpty() || now == null || Math.min(now.widthPx(), now.heightPx()) < MIN_SIDE_PX) {
      return Optional::empty;
    }
    return () ->
        Optional.of(
            MotionMap.between(
                before.get(), now, Geometry.CELL * view.scaleX(), Geometry.CELL * view.scaleY()));
  }
}
