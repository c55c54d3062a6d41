package io.followspot.tracking.tracker;

import static io.followspot.tracking.motion.BoxFilter.H;
import static io.followspot.tracking.motion.BoxFilter.W;
import static io.followspot.tracking.motion.BoxFilter.X;
import static io.followspot.tracking.motion.BoxFilter.Y;

import io.followspot.tracking.motion.BoxFilter;

/** Updates a track's status after each frame. */
final class LifeCycle {
  private final TrackerConfig config;
  private final LifeConfig life;
  private final Existence existence;

  LifeCycle(TrackerConfig config, Existence existence) {
    this.config = config;
    this.existence = existence;
    this.life = config.life();
  }

  /** Updates the track's status; returns why it ended, {@code NONE} if it did not. */
  EndReason advance(Track track, FrameDetections frame) {
    return track.misses == 0 ? matched(track, frame) : unmatched(track, frame);
  }

  private EndReason matched(Track track, FrameDetections frame) {
    boolean sure = existence.isSure(track.existence) && track.hits >= config.minHits();
    if (track.isTentative() && !sure) {
      return EndReason.NONE;
    }
    boolean rests = track.isStationary(frame.capturedAtUs(), life);
    track.status = rests ? TrackStatus.STATIONARY : TrackStatus.CONFIRMED;
    return EndReason.NONE;
  }

  private EndReason unmatched(Track track, FrameDetections frame) {
    EndReason reason = end(track, frame);
    if (reason != EndReason.NONE) {
      track.status = TrackStatus.ENDED;
    } else if (track.isProbable() && !coasts(track, frame)) {
      track.status = TrackStatus.LOST;
    }
    return reason;
  }

  private EndReason end(Track track, FrameDetections frame) {
    if (visible(track.filter, frame) < life.exitVisible()) {
      return EndReason.EXITED;
    }
    if (track.isTentative()) {
      return existence.isRefuted(track.existence) ? EndReason.LOST : EndReason.NONE;
    }
    long unseenUs = frame.capturedAtUs() - track.lastSeenUs;
    return unseenUs > config.maxLostUs() ? EndReason.LOST : EndReason.NONE;
  }

  private boolean coasts(Track track, FrameDetections frame) {
    return track.misses == 1 || frame.capturedAtUs() - track.lastSeenUs <= life.coastUs();
  }

  /**
   * Returns whether the track's box is reported. Detectors miss objects in single frames, so a
   * predicted box is reported while it is more likely right than wrong.
   */
  boolean reportsBox(Track track) {
    return track.isProbable()
        && (track.misses == 0 || existence.isBoxLikely(track.existence, track.misses));
  }

  /** The part of the box that lies within the frame, 0 to 1. */
  static double visible(BoxFilter filter, FrameDetections frame) {
    double w = inside(filter.position(X), filter.position(W), frame.widthPx());
    double h = inside(filter.position(Y), filter.position(H), frame.heightPx());
    return w * h;
  }

  private static double inside(double centre, double side, double limit) {
    double from = Math.max(centre - side / 2, 0);
    double to = Math.min(centre + side / 2, limit);
    return Math.max(0, to - from) / side;
  }
}
