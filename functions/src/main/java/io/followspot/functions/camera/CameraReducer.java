package io.followspot.functions.camera;

import io.followspot.functions.RejectionReason;
import io.followspot.functions.Rejections;
import io.followspot.functions.state.CameraState;
import io.followspot.protos.Ids;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.Detections;
import io.followspot.protos.v1.Frame;
import io.followspot.protos.v1.Origin;
import java.util.List;
import java.util.Optional;

/**
 * The pure update of a camera: state and message give the new state and the output, without side
 * effects. The same messages give the same bytes, wherever the state was saved and restored in
 * between.
 *
 * <p>A change of the registration keeps as much state as possible. Names, zones, lines and
 * reporting leave everything else unchanged. Tracks continue under changed tracking settings. The
 * background is relearned only when the analysis size changes, and tracks survive that if their
 * objects are detected again in time. Only removing a camera ends its tracks.
 *
 * <p>Invalid frames and detections are accounted for in the state: received = processed + duplicate
 * + late + rejected. A registration is not part of that sum: it is applied, changes nothing, or is
 * refused by a camera event with the reason.
 */
public final class CameraReducer {
  /** Earlier than every frame, so that none is too old. */
  private static final long NEVER = Long.MIN_VALUE;

  /** A few kilobytes each. */
  private static final int CONFIGURATIONS = 256;

  private final VisionSource vision;
  private final ConfigurationCache configurations = new ConfigurationCache(CONFIGURATIONS);

  /** Creates the update of a camera with the given vision. */
  public CameraReducer(VisionSource vision) {
    this.vision = vision;
  }

  /** Adds, changes or removes the camera. */
  public CameraStep onRegistration(
      String cameraId, CameraState before, CameraRegistration registration) {
    if (!Ids.isName(cameraId)) {
      return badId(
          cameraId,
          before,
          Rejections.origin(registration.getOrigin(), Topics.CAMERAS),
          registration.getSerializedSize());
    }
    CameraUpdate update = new CameraUpdate(cameraId, before);
    new RegistrationHandler(update, configurations).register(registration);
    return update.step();
  }

  /** Processes a picture, however old it is. */
  public CameraStep onFrame(String cameraId, CameraState before, Frame frame) {
    return onFrame(cameraId, before, frame, NEVER);
  }

  /**
   * Processes a picture, unless the camera is registered to skip frames as old as this one.
   *
   * @param nowUs the time in microseconds since 1970; ignored without such a registration
   */
  public CameraStep onFrame(String cameraId, CameraState before, Frame frame, long nowUs) {
    return onInput(cameraId, before, InputFrame.of(frame), nowUs);
  }

  /** Processes external detections. */
  public CameraStep onDetections(String cameraId, CameraState before, Detections detections) {
    return onInput(cameraId, before, InputFrame.of(detections), NEVER);
  }

  /**
   * Accounts for a record that is not a valid message, or whose processing failed.
   *
   * @param origin where it came from
   */
  public CameraStep onUnusable(
      String cameraId, CameraState before, Origin origin, RejectionReason refusal, long sizeBytes) {
    if (!Ids.isName(cameraId)) {
      return badId(cameraId, before, origin, sizeBytes);
    }
    if (wasNeverRegistered(before)) {
      return new CameraStep(
          before, List.of(Rejections.of(cameraId, origin, refusal, null, sizeBytes)));
    }
    CameraUpdate update = received(cameraId, before);
    update.reject(origin, refusal, null, sizeBytes);
    if (before.hasRegistration()) {
      new UnusableStreak(update).add(origin, refusal.message());
    }
    return update.step();
  }

  private CameraStep onInput(String cameraId, CameraState before, InputFrame frame, long nowUs) {
    if (!Ids.isName(cameraId)) {
      return badId(cameraId, before, frame.origin(), frame.sizeBytes());
    }
    CameraUpdate update = received(cameraId, before);
    Optional<RejectionReason> flaw = frame.flaw(cameraId);
    Optional<CameraConfiguration> configuration =
        configurations.inForce(update.state().registration());
    if (flaw.isPresent()) {
      update.reject(frame, flaw.get());
      if (configuration.isPresent()) {
        new UnusableStreak(update).add(frame.origin(), flaw.get().message());
      }
    } else if (configuration.isEmpty()) {
      update.reject(
          frame,
          new RejectionReason(
              "camera_not_registered",
              "no camera \"" + cameraId + "\" is registered; add it first"));
    } else {
      new FrameHandler(update, configuration.get(), vision, nowUs).handle(frame);
    }
    return wasNeverRegistered(before)
        ? new CameraStep(before, update.step().outgoing())
        : update.step();
  }

  /** Clients can send any id: unregistered ids must not accumulate state, not even a counter. */
  private static boolean wasNeverRegistered(CameraState before) {
    return before.getEpoch() == 0 && !before.hasRegistration();
  }

  private static CameraUpdate received(String cameraId, CameraState before) {
    CameraUpdate update = new CameraUpdate(cameraId, before);
    update.state().ledger().received();
    return update;
  }

  /** Keeps no state under an id that is not a valid camera id. */
  private static CameraStep badId(
      String cameraId, CameraState before, Origin origin, long sizeBytes) {
    RejectionReason refusal =
        new RejectionReason(
            "camera_id_invalid",
            "the record's key "
                + Rejections.quote(cameraId)
                + " is not a valid camera id: allowed are "
                + Ids.NAME_RULE);
    return new CameraStep(before, List.of(Rejections.of("", origin, refusal, null, sizeBytes)));
  }
}
