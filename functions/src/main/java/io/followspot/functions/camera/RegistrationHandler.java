package io.followspot.functions.camera;

import io.followspot.functions.RejectionReason;
import io.followspot.functions.Rejections;
import io.followspot.protos.Topics;
import io.followspot.protos.rules.ConfigurationHash;
import io.followspot.protos.rules.FieldError;
import io.followspot.protos.v1.CameraEventType;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.FrameRef;
import io.followspot.tracking.tracker.EndReason;
import java.util.List;
import java.util.Optional;

/** Adds, changes and removes one camera. */
final class RegistrationHandler {
  private final CameraUpdate turn;

  RegistrationHandler(CameraUpdate turn) {
    this.turn = turn;
  }

  void register(CameraRegistration registration) {
    try {
      checkId(registration);
      if (registration.getRemoved()) {
        remove(registration);
      } else {
        addOrChange(registration);
      }
    } catch (InvalidRegistrationException e) {
      refuse(registration, String.valueOf(e.getMessage()));
    }
  }

  /** Told to whoever asks about the camera, and to whoever looks after bad input. */
  private void refuse(CameraRegistration registration, String why) {
    turn.state()
        .getHealthBuilder()
        .setRefusedBecause(Rejections.shorten(why, 500))
        .setRefusedAtUs(registration.getRegisteredAtUs());
    turn.tell(
        CameraEventType.CAMERA_EVENT_TYPE_REFUSED,
        Rejections.shorten(why, 500),
        registration.getRegisteredAtUs(),
        null);
    turn.send(
        Rejections.of(
            turn.cameraId(),
            Rejections.origin(registration.getOrigin(), Topics.CAMERAS),
            new RejectionReason("registration_invalid", why),
            null,
            registration.getSerializedSize()));
  }

  /** The configuration in force, if the camera is registered. */
  static Optional<CameraConfiguration> inForce(CameraUpdate turn) {
    return turn.state().hasRegistration()
        ? Optional.of(CameraConfiguration.inForce(turn.state().getRegistration()))
        : Optional.empty();
  }

  private void checkId(CameraRegistration registration) throws InvalidRegistrationException {
    if (!registration.getCameraId().equals(turn.cameraId())) {
      throw new InvalidRegistrationException(
          List.of(
              new FieldError(
                  "camera_id",
                  "is "
                      + Rejections.quote(registration.getCameraId())
                      + ", but the record's key is the id of this camera; use one for both")));
    }
  }

  private void addOrChange(CameraRegistration registration) throws InvalidRegistrationException {
    CameraConfiguration after = CameraConfiguration.of(registration);
    Optional<CameraConfiguration> before = inForce(turn);
    String hash = ConfigurationHash.of(registration);
    boolean refused = !turn.state().getHealth().getRefusedBecause().isEmpty();
    if (!refused && before.isPresent() && hash.equals(turn.state().getConfigurationHash())) {
      return;
    }
    turn.state().getHealthBuilder().clearRefusedBecause().clearRefusedAtUs();
    if (before.isEmpty()) {
      turn.state()
          .setEpoch(turn.state().getEpoch() + 1)
          .setOrdinalBase(0)
          .setLastOrdinal(0)
          .clearStream()
          .clearVision();
    }
    if (!registration.getVision().equals(turn.state().getRegistration().getVision())) {
      // The next picture tells whether the new way of seeing can run.
      turn.state().clearTrouble().getHealthBuilder().clearTroubleSinceUs();
    }
    if (!after.wantsPictures()) {
      turn.state().clearVision().clearPicturedAtUs();
    }
    turn.state().setRegistration(registration.toBuilder().clearOrigin()).setConfigurationHash(hash);
    turn.tell(
        before.isEmpty()
            ? CameraEventType.CAMERA_EVENT_TYPE_REGISTERED
            : CameraEventType.CAMERA_EVENT_TYPE_CHANGED,
        "",
        registration.getRegisteredAtUs(),
        null);
  }

  private void remove(CameraRegistration registration) {
    Optional<CameraConfiguration> before = inForce(turn);
    if (before.isEmpty()) {
      return;
    }
    FrameRef latest = turn.latestFrame();
    boolean streamed = turn.position().streamId() != 0;
    if (!turn.position().ended()) {
      new CameraTracks(turn, before.get()).endAll(EndReason.CAMERA_REMOVED);
    }
    turn.state().clearTrouble().clearHealth();
    turn.tell(
        CameraEventType.CAMERA_EVENT_TYPE_REMOVED,
        "",
        registration.getRegisteredAtUs(),
        streamed ? latest : null);
    turn.state()
        .clearRegistration()
        .clearConfigurationHash()
        .clearStream()
        .clearVision()
        .clearFrameWidthPx()
        .clearFrameHeightPx();
  }
}
