package io.followspot.tracking.tracker;

import io.followspot.tracking.geometry.Affine;
import io.followspot.tracking.geometry.Box;
import io.followspot.tracking.motion.TimeStep;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Follows all objects of one camera. Deterministic: the same configuration and frames give the same
 * observations, and saving and restoring between any two frames changes nothing. Not for use by
 * several threads.
 *
 * <p>Each frame goes through these steps: predict where every track should be, allow for a camera
 * that moved, match detections with tracks, update the tracks and their lives, begin new tracks
 * with what is left.
 */
public final class Tracker {
  private final TrackerConfig config;
  private final TrackerState state;
  private final TrackMatcher matching;
  private final LifeCycle lifeCycle;
  private int notBegun;

  /** Starts without any track. */
  public Tracker(TrackerConfig config) {
    this(config, new TrackerState());
  }

  private Tracker(TrackerConfig config, TrackerState state) {
    this.config = config;
    this.state = state;
    this.matching = new TrackMatcher(config);
    this.lifeCycle = new LifeCycle(config);
  }

  /**
   * Goes on from a saved state.
   *
   * @throws IllegalArgumentException if the bytes are no state of this version
   */
  public static Tracker restore(TrackerConfig config, byte[] state) {
    return new Tracker(config, StateCodec.read(state));
  }

  /**
   * Takes in one frame.
   *
   * @return one observation for each track that was alive before the frame or began with it, by
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
   * Ends every track; returns their last observations, by ordinal. Numbering goes on.
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
      observations.add(track.observe(previous, reason, -1, 0, false));
    }
    state.tracks.clear();
    return observations;
  }

  /** Returns the whole state, the same bytes for the same state. */
  public byte[] save() {
    return StateCodec.write(state);
  }

  /** How many tracks the latest frame would have begun, had there been room for them. */
  public int notBegun() {
    return notBegun;
  }

  /** The boxes of all confirmed and stationary tracks, by ordinal: where objects are now. */
  public List<Box> believedBoxes() {
    List<Box> boxes = new ArrayList<>(state.tracks.size());
    for (Track track : state.tracks) {
      if (track.isBelieved()) {
        boxes.add(track.filter.box());
      }
    }
    return boxes;
  }

  /**
   * The boxes of all confirmed and stationary tracks, by ordinal, where they should be at a time.
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
      if (track.isBelieved()) {
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
        track.filter.predict(track.misses == 0 ? steady : coasting);
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
    int alive = 0;
    for (int i = 0; i < state.tracks.size(); i++) {
      Track track = state.tracks.get(i);
      TrackStatus previous = track.status;
      double similarity = -1;
      int d = matching.detectionOf(i);
      track.age++;
      if (d >= 0) {
        float[] look = matching.lookOf(d);
        similarity = track.appearance.similarity(look);
        track.see(frame.detections().get(d), look, frame.capturedAtUs(), config.noise());
      } else {
        track.miss();
      }
      EndReason reason = lifeCycle.advance(track, frame);
      boolean claimed = lifeCycle.claims(track);
      observations.add(track.observe(previous, reason, similarity, matching.marginOf(i), claimed));
      if (reason == EndReason.NONE) {
        state.tracks.set(alive++, track);
      }
    }
    state.tracks.subList(alive, state.tracks.size()).clear();
  }

  private void begin(FrameDetections frame, List<Observation> observations) {
    List<Integer> newcomers = new ArrayList<>();
    for (int d = 0; d < frame.detections().size(); d++) {
      boolean sure = frame.detections().get(d).score() >= config.minScore();
      if (matching.trackOf(d) < 0 && sure && !isDouble(frame, d)) {
        newcomers.add(d);
      }
    }
    List<Integer> begun = strongest(newcomers, frame);
    notBegun = newcomers.size() - begun.size();
    begun.forEach(d -> begin(frame, d, observations));
  }

  /** Those that there is room for, in the order of the frame; of equals those that come first. */
  private List<Integer> strongest(List<Integer> all, FrameDetections frame) {
    RemainingBudget vacancy = new RemainingBudget(config.room(), state);
    return all.stream()
        .sorted(Comparator.comparingDouble((Integer d) -> -frame.detections().get(d).score()))
        .filter(d -> vacancy.take(frame.detections().get(d).label()))
        .sorted()
        .toList();
  }

  private void begin(FrameDetections frame, int d, List<Observation> observations) {
    Track track =
        Track.begin(
            state.nextOrdinal++, frame.detections().get(d), frame.capturedAtUs(), config.noise());
    track.appearance.update(matching.lookOf(d), 1);
    lifeCycle.advance(track, frame);
    state.tracks.add(track);
    boolean claimed = lifeCycle.claims(track);
    observations.add(track.observe(TrackStatus.TENTATIVE, EndReason.NONE, -1, 0, claimed));
  }

  /** Returns whether the detection mostly repeats one that a track has taken. */
  private boolean isDouble(FrameDetections frame, int d) {
    Box box = frame.detections().get(d).box();
    for (int other = 0; other < frame.detections().size(); other++) {
      if (matching.trackOf(other) >= 0
          && box.iou(frame.detections().get(other).box()) > config.life().doubleOverlap()) {
        return true;
      }
    }
    return false;
  }
}
