package io.followspot.tracking.tracker;

import io.followspot.tracking.geometry.Affine;
import io.followspot.tracking.geometry.Box;
import io.followspot.tracking.motion.MotionScale;
import io.followspot.tracking.motion.TimeStep;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tracks all objects of one camera. Deterministic: the same configuration and frames give the same
 * observations, and saving and restoring between any two frames changes nothing. Not for use by
 * several threads.
 *
 * <p>Each frame is processed in these steps: predict every track, compensate the camera's motion,
 * match detections with tracks, update the tracks and their status, start new tracks from unmatched
 * detections.
 */
public final class Tracker {
  /** IoU from which a box counts as right, as in benchmarks. */
  private static final double RIGHT = 0.5;

  /**
   * A track with at most this many detections is young and does not count in the statistics of
   * known objects.
   */
  static final int YOUNG = 5;

  private final TrackerConfig config;
  private final TrackerState state;
  private final TrackMatcher matching;
  private final Existence existence;
  private final LifeCycle lifeCycle;
  private final Overlaps overlaps;
  private final NewTracks newTracks;

  /** Starts without tracks. */
  public Tracker(TrackerConfig config) {
    this(config, new TrackerState());
  }

  private Tracker(TrackerConfig config, TrackerState state) {
    this.config = config;
    this.state = state;
    this.matching = new TrackMatcher(config);
    this.overlaps = new Overlaps(config, state, matching);
    this.newTracks = new NewTracks(config, state, matching, overlaps);
    this.existence = new Existence(config.existence(), state.profile);
    this.lifeCycle = new LifeCycle(config, existence);
  }

  /**
   * Continues from a saved state.
   *
   * @throws IllegalArgumentException if the bytes are not a state of a supported version
   */
  public static Tracker restore(TrackerConfig config, byte[] state) {
    return new Tracker(config, TrackerStateCodec.read(state));
  }

  /**
   * Processes one frame.
   *
   * @return one observation for each track that existed before the frame or started with it, by
   *     ordinal; a track that ends has its last one here. Tentative tracks are included.
   * @throws IllegalArgumentException if time does not advance; nothing has changed then
   */
  public List<Observation> track(FrameDetections frame) {
    predict(frame);
    Affine shift = matching.cameraShift(state.tracks, frame.detections());
    if (!shift.equals(Affine.IDENTITY)) {
      moveCamera(shift);
    }
    matching.match(state.tracks, frame.detections());
    List<Observation> observations = new ArrayList<>(state.tracks.size() + 4);
    update(frame, observations);
    begin(frame, observations);
    return observations;
  }

  /**
   * Ends every track; returns their last observations, by ordinal. Numbering continues.
   *
   * @param capturedAtUs when; no earlier than the latest frame
   */
  public List<Observation> endAll(EndReason reason, long capturedAtUs) {
    if (reason == EndReason.NONE) {
      throw new IllegalArgumentException("tracks end for a reason");
    }
    state.capturedAtUs = Math.max(state.capturedAtUs, capturedAtUs);
    List<Observation> observations = new ArrayList<>(state.tracks.size());
    for (Track track : state.tracks) {
      TrackStatus previous = track.status;
      track.status = TrackStatus.ENDED;
      track.misses = Math.max(track.misses, 1);
      observations.add(track.observe(previous, reason, track.box(), -1, 0, false));
    }
    state.tracks.clear();
    return observations;
  }

  /** Returns the whole state, the same bytes for the same state. */
  public byte[] save() {
    return TrackerStateCodec.write(state);
  }

  /** How many tracks the latest frame did not start because the budget was exhausted. */
  public int notBegun() {
    return newTracks.notBegun();
  }

  /**
   * The boxes of all confirmed and stationary tracks, by ordinal: the present positions of objects.
   */
  public List<Box> believedBoxes() {
    List<Box> boxes = new ArrayList<>(state.tracks.size());
    for (Track track : state.tracks) {
      if (track.isProbable()) {
        boxes.add(track.filter.box());
      }
    }
    return boxes;
  }

  /**
   * The boxes of all confirmed and stationary tracks, by ordinal, predicted for a time.
   *
   * @param capturedAtUs no earlier than the latest frame
   */
  public List<Box> expectedBoxes(long capturedAtUs) {
    double seconds = (capturedAtUs - state.capturedAtUs) / 1e6;
    if (state.tracks.isEmpty() || seconds <= 0) {
      return believedBoxes();
    }
    List<Box> boxes = new ArrayList<>(state.tracks.size());
    TimeStep steady = TimeStep.steady(config.noise(), seconds);
    TimeStep coasting = TimeStep.coasting(config.noise(), seconds);
    for (Track track : state.tracks) {
      if (track.isProbable()) {
        boxes.add(track.filter.predicted(track.misses == 0 ? steady : coasting));
      }
    }
    return boxes;
  }

  private void predict(FrameDetections frame) {
    if (frame.capturedAtUs() <= state.capturedAtUs) {
      throw new IllegalArgumentException(
          "frame captured at " + frame.capturedAtUs() + " is not after " + state.capturedAtUs);
    }
    if (!state.tracks.isEmpty()) {
      double seconds = (frame.capturedAtUs() - state.capturedAtUs) / 1e6;
      TimeStep steady = TimeStep.steady(config.noise(), seconds);
      TimeStep coasting = TimeStep.coasting(config.noise(), seconds);
      for (Track track : state.tracks) {
        if (track.misses == 0) {
          track.filter.predict(steady, track.scale);
        } else {
          track.filter.predict(coasting);
        }
      }
    }
    state.capturedAtUs = frame.capturedAtUs();
    if (!frame.cameraMotion().equals(Affine.IDENTITY)) {
      moveCamera(frame.cameraMotion());
    }
  }

  private void moveCamera(Affine motion) {
    for (Track track : state.tracks) {
      track.moveCamera(motion);
    }
  }

  private void update(FrameDetections frame, List<Observation> observations) {
    existence.beginFrame();
    int alive = 0;
    for (int i = 0; i < state.tracks.size(); i++) {
      Track track = state.tracks.get(i);
      TrackStatus previous = track.status;
      int d = matching.detectionOf(i);
      double similarity = d < 0 ? -1 : track.appearance.similarity(matching.appearanceOf(d));
      track.age++;
      Box box = d < 0 ? coast(track) : update(track, frame, d);
      EndReason reason = lifeCycle.advance(track, frame);
      boolean reported = lifeCycle.reportsBox(track);
      observations.add(
          track.observe(previous, reason, box, similarity, matching.marginOf(i), reported));
      if (reason == EndReason.NONE) {
        state.tracks.set(alive++, track);
      } else if (previous != TrackStatus.TENTATIVE) {
        state.profile.countGap(track.misses, false);
      }
    }
    state.tracks.subList(alive, state.tracks.size()).clear();
  }

  /** Updates the track with its detection; returns its box. */
  private Box update(Track track, FrameDetections frame, int d) {
    Detection detection = frame.detections().get(d);
    boolean doubled = track.isTentative() && overlaps.ofKnown(frame.detections(), d);
    count(track, detection);
    track.update(detection, matching.appearanceOf(d), frame.capturedAtUs(), config.noise());
    state.profile.countScale(track.scale.centreLog(), track.scale.extentLog());
    if (!track.isTentative() || detection.score() >= config.minScore()) {
      track.existence = existence.afterHit(track.existence, doubled);
    } else {
      track.existence = existence.afterMiss(track.existence, true, 1);
    }
    return track.box(detection, config.detectionShare());
  }

  /** Updates the track without a detection; returns its box. */
  private Box coast(Track track) {
    count(track, null);
    track.markUnmatched();
    track.existence = existence.afterMiss(track.existence, track.isTentative(), track.misses);
    return track.box();
  }

  /** Updates the detector's statistics, before the track is updated. */
  private void count(Track track, @Nullable Detection detection) {
    DetectorProfile profile = state.profile;
    if (track.misses > 0) {
      if (detection != null && !track.isTentative()) {
        profile.countGap(track.misses, track.box().iou(detection.box()) >= RIGHT);
      }
      return;
    }
    if (track.hits == 1) {
      profile.countBirth(track.scoreClass, track.bornOverlapping, detection != null);
    }
    if (track.hits > YOUNG && !track.isTentative()) {
      profile.countKnown(detection != null);
    }
  }

  private void begin(FrameDetections frame, List<Observation> observations) {
    for (int d : newTracks.in(frame)) {
      Detection detection = frame.detections().get(d);
      MotionScale scale = new MotionScale(state.profile.centreLog(), state.profile.extentLog());
      Track track =
          Track.begin(state.nextOrdinal++, detection, frame.capturedAtUs(), config.noise(), scale);
      track.bornOverlapping =
          overlaps.ofTaken(frame.detections(), d) >= config.existence().overlap();
      track.existence = existence.atBirth(track.scoreClass, track.bornOverlapping);
      track.appearance.update(matching.appearanceOf(d), 1);
      lifeCycle.advance(track, frame);
      state.tracks.add(track);
      boolean reported = lifeCycle.reportsBox(track);
      observations.add(
          track.observe(TrackStatus.TENTATIVE, EndReason.NONE, detection.box(), -1, 0, reported));
    }
  }
}
