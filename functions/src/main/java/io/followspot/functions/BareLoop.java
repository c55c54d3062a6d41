package io.followspot.functions;

import io.followspot.functions.camera.CameraReducer;
import io.followspot.functions.camera.CameraStep;
import io.followspot.functions.camera.VisionSource;
import io.followspot.functions.state.CameraState;
import io.followspot.functions.state.TrackState;
import io.followspot.functions.track.TrackReducer;
import io.followspot.functions.track.TrackStep;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.Detections;
import io.followspot.protos.v1.Frame;
import io.followspot.protos.v1.Origin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One camera and its tracks without Stateful Functions, Flink or Kafka: the same reducers and
 * messages. For benchmarks, replay and evaluation. Not thread-safe.
 */
public final class BareLoop {
  private final String cameraId;
  private final CameraReducer cameras;
  private final TrackReducer tracks = new TrackReducer();
  private final Map<String, TrackState> trackStates = new HashMap<>();
  private CameraState cameraState = CameraState.getDefaultInstance();

  /** Creates a camera that is not registered yet. */
  public BareLoop(String cameraId, VisionSource vision) {
    this.cameraId = cameraId;
    this.cameras = new CameraReducer(vision);
  }

  /** Adds, changes or removes the camera; returns the records for Kafka. */
  public List<OutgoingMessages.ToTopic> onRegistration(CameraRegistration registration) {
    return goOn(cameras.onRegistration(cameraId, cameraState, registration));
  }

  /** Processes a picture; returns the records for Kafka. */
  public List<OutgoingMessages.ToTopic> onFrame(Frame frame) {
    return goOn(cameras.onFrame(cameraId, cameraState, frame));
  }

  /** Processes external detections; returns the records for Kafka. */
  public List<OutgoingMessages.ToTopic> onDetections(Detections detections) {
    return goOn(cameras.onDetections(cameraId, cameraState, detections));
  }

  /**
   * Accounts for a record that is not a valid message, as the camera function does.
   *
   * @param origin where it came from
   * @param reason as the camera function reports it
   */
  public List<OutgoingMessages.ToTopic> onUnusable(
      Origin origin, RejectionReason reason, long sizeBytes) {
    return goOn(cameras.onUnusable(cameraId, cameraState, origin, reason, sizeBytes));
  }

  /** The output of a registration, without applying it. */
  public List<OutgoingMessages.ToTopic> preview(CameraRegistration registration) {
    return cameras.onRegistration(cameraId, cameraState, registration).outgoing().stream()
        .filter(OutgoingMessages.ToTopic.class::isInstance)
        .map(OutgoingMessages.ToTopic.class::cast)
        .toList();
  }

  /** The camera's state. */
  public CameraState cameraState() {
    return cameraState;
  }

  /** The state of each track, by track id. */
  public Map<String, TrackState> trackStates() {
    return Map.copyOf(trackStates);
  }

  private List<OutgoingMessages.ToTopic> goOn(CameraStep step) {
    cameraState = step.state();
    List<OutgoingMessages.ToTopic> records = new ArrayList<>();
    for (OutgoingMessages message : step.outgoing()) {
      if (message instanceof OutgoingMessages.ToTopic record) {
        records.add(record);
      } else if (message instanceof OutgoingMessages.ToTrack toTrack) {
        records.addAll(send(toTrack));
      }
    }
    return records;
  }

  private List<OutgoingMessages.ToTopic> send(OutgoingMessages.ToTrack message) {
    String id = message.observation().getTrackId();
    TrackState before = trackStates.getOrDefault(id, TrackState.getDefaultInstance());
    TrackStep step = tracks.onObservation(id, before, message.observation());
    trackStates.put(id, step.state());
    return step.outgoing().stream().map(OutgoingMessages.ToTopic.class::cast).toList();
  }
}
