package io.followspot.gateway.archive;

import io.followspot.gateway.live.LiveFrame;
import io.followspot.protos.v1.TrackPosition;
import java.util.Optional;
import java.util.function.Predicate;

/** What cameras saw, and what was said of it, by capture time in microseconds since 1970. */
public interface FrameRecording {
  /** The picture of a camera that is nearest to a time; empty if it is no longer kept. */
  Optional<LiveFrame> nearest(String cameraId, long atUs) throws InterruptedException;

  /** Hands on the pictures of a camera between two times until the taker has enough. */
  void between(String cameraId, long fromUs, long toUs, Predicate<LiveFrame> taker)
      throws InterruptedException;

  /** Hands on the positions of a camera's tracks between two times until the taker has enough. */
  void positions(String cameraId, long fromUs, long toUs, Predicate<TrackPosition> taker)
      throws InterruptedException;
}
