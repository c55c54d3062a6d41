package io.followspot.functions.camera.state;

import io.followspot.functions.state.CameraState;

/** A camera's state while one message is processed, by groups of fields. Not thread-safe. */
public final class CameraFields {
  private final CameraState.Builder state;
  private final TrackNumbers numbers;
  private final RegistrationInForce registration;
  private final StreamProgress stream;
  private final LedgerCounts ledger;
  private final EventNumbers events;
  private final OutputTimes outputs;
  private final SavedTracks tracks;
  private final SavedVision vision;
  private final ReportedTracks reported;
  private final HealthRecord health;
  private final UnusableFrames unusable;
  private final AlertRecord alerts;

  /** Begins with a state, which is not changed. */
  public CameraFields(CameraState before) {
    state = before.toBuilder();
    numbers = new TrackNumbers(state);
    registration = new RegistrationInForce(state);
    stream = new StreamProgress(state);
    ledger = new LedgerCounts(state);
    events = new EventNumbers(state);
    outputs = new OutputTimes(state);
    tracks = new SavedTracks(state);
    vision = new SavedVision(state);
    reported = new ReportedTracks(state);
    health = new HealthRecord(state);
    unusable = new UnusableFrames(state);
    alerts = new AlertRecord(state);
  }

  /** What track ids are made of. */
  public TrackNumbers numbers() {
    return numbers;
  }

  /** The registration in force. */
  public RegistrationInForce registration() {
    return registration;
  }

  /** How far the stream has come. */
  public StreamProgress stream() {
    return stream;
  }

  /** How many messages became what. */
  public LedgerCounts ledger() {
    return ledger;
  }

  /** The numbers of camera events. */
  public EventNumbers events() {
    return events;
  }

  /** When what was published last. */
  public OutputTimes outputs() {
    return outputs;
  }

  /** What the tracker and the zone monitor have saved. */
  public SavedTracks tracks() {
    return tracks;
  }

  /** What the vision has saved. */
  public SavedVision vision() {
    return vision;
  }

  /** The tracks that others know. */
  public ReportedTracks reported() {
    return reported;
  }

  /** Health as last reported. */
  public HealthRecord health() {
    return health;
  }

  /** Frames in a row that could not be used. */
  public UnusableFrames unusable() {
    return unusable;
  }

  /** What is remembered of alert rules. */
  public AlertRecord alerts() {
    return alerts;
  }

  /** The state with all changes so far. */
  public CameraState build() {
    ledger.save();
    return state.build();
  }
}
