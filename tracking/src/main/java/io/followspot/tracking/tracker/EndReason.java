package io.followspot.tracking.tracker;

/** Why a track ended. The order is part of saved states: append only. */
public enum EndReason {
  /** The track has not ended. */
  NONE,
  /** Not detected for too long. */
  LOST,
  /** Left the frame. */
  EXITED,
  STREAM_ENDED,
  CAMERA_REMOVED,
  CAMERA_CHANGED
}
