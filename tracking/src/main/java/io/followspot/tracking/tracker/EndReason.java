package io.followspot.tracking.tracker;

/** Why a track ended. The order is part of saved states: append only. */
public enum EndReason {
  /** It did not end. */
  NONE,
  /** Not detected for too long. */
  LOST,
  /** Went out of the frame. */
  EXITED,
  STREAM_ENDED,
  CAMERA_REMOVED,
  CAMERA_CHANGED
}
