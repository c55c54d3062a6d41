package io.followspot.functions.camera;

import io.followspot.functions.RejectionReason;
import io.followspot.functions.Rejections;
import io.followspot.functions.alerts.AlertBook;
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
  private final CameraUpdate update;

  RegistrationHandler(CameraUpdate update) {
    this.update = update;
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

  /** Reports the refusal as a camera event and as a rejection. */
  private void refuse(CameraRegistration registration, String why) {
    update
        .state()
        .getHealthBuilder()
        .setRefusedBecause(Rejections.shorten(why, 500))
        .setRefusedAtUs(registration.getRegisteredAtUs());
    update.addEvent(
        CameraEventType.CAMERA_EVENT_TYPE_REFUSED,
        Rejections.shorten(why, 500),
        registration.getRegisteredAtUs(),
        null);
    update.send(
        Rejections.of(
            update.cameraId(),
            Rejections.origin(registration.getOrigin(), Topics.CAMERAS),
            new RejectionReason("registration_invalid", why),
            null,
            registration.getSerializedSize()));
  }

  /** The applied configuration, if the camera is registered. */
  static Optional<CameraConfiguration> inForce(CameraUpdate update) {
    return update.state().hasRegistration()
        ? Optional.of(CameraConfiguration.inForce(update.state().getRegistration()))
        : Optional.empty();
  }

  private void checkId(CameraRegistration registration) throws InvalidRegistrationException {
    if (!registration.getCameraId().equals(update.cameraId())) {
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
    Optional<CameraConfiguration> before = inForce(update);
    String hash = ConfigurationHash.of(registration);
    boolean refused = !update.state().getHealth().getRefusedBecause().isEmpty();
    boolean reset =
        before.isPresent()
            && registration.getStreamResetAtUs()
                > update.state().getRegistration().getStreamResetAtUs();
    if (!refused
        && !reset
        && before.isPresent()
        && hash.equals(update.state().getConfigurationHash())) {
      return;
    }
    update.state().getHealthBuilder().clearRefusedBecause().clearRefusedAtUs();
    if (reset) {
      resetStream(before.get());
    }
    if (before.isEmpty()) {
      update
          .state()
          .setEpoch(update.state().getEpoch() + 1)
          .setOrdinalBase(0)
          .setLastOrdinal(0)
          .clearStream()
          .clearVision();
    }
    if (!registration.getVision().equals(update.state().getRegistration().getVision())) {
      // The next frame shows whether the new configuration can run.
      update.state().clearTrouble().getHealthBuilder().clearTroubleSinceUs();
    }
    if (!after.wantsPictures()) {
      update.state().clearVision().clearPicturedAtUs();
    }
    new SiteReporter(update).change(update.state().getRegistration(), registration);
    if (update.state().hasAlerts()) {
      AlertBook.keep(
          update.state().getAlertsBuilder(),
          update.state().getRegistration().getAlertRulesList(),
          registration.getAlertRulesList());
    }
    update
        .state()
        .setRegistration(registration.toBuilder().clearOrigin())
        .setConfigurationHash(hash);
    update.addEvent(
        before.isEmpty()
            ? CameraEventType.CAMERA_EVENT_TYPE_REGISTERED
            : CameraEventType.CAMERA_EVENT_TYPE_CHANGED,
        reset ? "the stream was reset: the next frame begins a new one" : "",
        registration.getRegisteredAtUs(),
        null);
  }

  /** Ends the stream's tracks and clears its position; ids and history continue. */
  private void resetStream(CameraConfiguration before) {
    if (!update.position().ended()) {
      new CameraTracks(update, before).endAll(EndReason.STREAM_ENDED);
      update.state().getHealthBuilder().clearStreamingSinceUs();
    }
    update.state().clearStream().clearVision().clearPicturedAtUs().clearUnusable();
  }

  private void remove(CameraRegistration registration) {
    Optional<CameraConfiguration> before = inForce(update);
    if (before.isEmpty()) {
      return;
    }
    FrameRef latest = update.latestFrame();
    boolean streamed = update.position().streamId() != 0;
    if (!update.position().ended()) {
      new CameraTracks(update, before.get()).endAll(EndReason.CAMERA_REMOVED);
    }
    new SiteReporter(update)
        .change(update.state().getRegistration(), CameraRegistration.getDefaultInstance());
    update.state().clearTrouble().clearHealth().clearUnusable();
    if (update.state().hasAlerts()) {
      update.state().getAlertsBuilder().clearRules();
    }
    update.addEvent(
        CameraEventType.CAMERA_EVENT_TYPE_REMOVED,
        "",
        registration.getRegisteredAtUs(),
        streamed ? latest : null);
    update
        .state()
        .clearRegistration()
        .clearConfigurationHash()
        .clearStream()
        .clearVision()
        .clearFrameWidthPx()
        .clearFrameHeightPx();
  }
}
