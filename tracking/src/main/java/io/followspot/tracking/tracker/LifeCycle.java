package io.followspot.tracking.tracker;

import static io.followspot.tracking.motion.BoxFilter.H;
import static io.followspot.tracking.motion.BoxFilter.W;
import static io.followspot.tracking.motion.BoxFilter.X;
import static io.followspot.tracking.motion.BoxFilter.Y;

import io.followspot.tracking.motion.BoxFilter;

/** Decides after each frame where a track stands in its life. */
final class LifeCycle {
  private final TrackerConfig config;
  private final LifeConfig life;

  LifeCycle(TrackerConfig config) {
    this.config = config;
    this.life = config.life();
  }

  /** Moves the track's status on; returns why it ended, {@code NONE} if it lives. */
  EndReason advance(Track track, FrameDetections frame) {
    return track.misses == 0 ? seen(track, frame) : missed(track, frame);
  }

  private EndReason seen(Track track, FrameDetections frame) {
    if (track.isTentative() && track.evidence < config.minHits()) {
      return EndReason.NONE;
    }
    boolean rests = track.rests(frame.capturedAtUs(), life);
    track.status = rests ? TrackStatus.STATIONARY : TrackStatus.CONFIRMED;
    return EndReason.NONE;
  }

  private EndReason missed(Track track, FrameDetections frame) {
    EndReason reason = end(track, frame);
    if (reason != EndReason.NONE) {
      track.status = TrackStatus.ENDED;
    } else if (track.isBelieved() && !coasts(track, frame)) {
      track.status = TrackStatus.LOST;
    }
    return reason;
  }

  private EndReason end(Track track, FrameDetections frame) {
    if (visible(track.filter, frame) < life.exitVisible()) {
      return EndReason.EXITED;
    }
    if (track.isTentative()) {
      return track.evidence > 0 ? EndReason.NONE : EndReason.LOST;
    }
    double known = Math.min(1, track.hits / life.knownHits());
    long unseenUs = frame.capturedAtUs() - track.lastSeenUs;
    return unseenUs > known * config.maxLostUs() ? EndReason.LOST : EndReason.NONE;
  }

  private boolean coasts(Track track, FrameDetections frame) {
    return track.misses == 1 || frame.capturedAtUs() - track.lastSeenUs <= life.coastUs();
  }

  /**
   * Returns whether the object is said to be where its box is. A detector overlooks what is there
   * in single frames: so a track with enough evidence claims its predicted box while it coasts.
   */
  boolean claims(Track track) {
    return track.isBelieved() && (track.misses == 0 || track.evidence >= life.claimEvidence());
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
