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
  private final CameraUpdate update;
  private final ConfigurationCache configurations;

  RegistrationHandler(CameraUpdate update, ConfigurationCache configurations) {
    this.update = update;
    this.configurations = configurations;
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
        .health()
        .refusedAt(Rejections.shorten(why, 500), registration.getRegisteredAtUs());
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
    Optional<CameraConfiguration> before = configurations.inForce(update.state().registration());
    String hash = ConfigurationHash.of(registration);
    boolean refused = update.state().health().isRefused();
    boolean reset =
        before.isPresent()
            && registration.getStreamResetAtUs()
                > update.state().registration().get().getStreamResetAtUs();
    if (!refused
        && !reset
        && before.isPresent()
        && hash.equals(update.state().registration().hash())) {
      return;
    }
    update.state().health().clearRefused();
    if (reset) {
      resetStream(before.get());
    }
    if (before.isEmpty()) {
      update.state().numbers().nextEpoch();
      update.state().stream().clear();
      update.state().vision().clear();
    }
    if (!registration.getVision().equals(update.state().registration().get().getVision())) {
      // The next frame shows whether the new configuration can run.
      update.state().health().clearTrouble();
    }
    if (!after.wantsPictures()) {
      update.state().vision().clear();
      update.state().vision().clearPicturedAt();
    }
    new SiteReporter(update).change(update.state().registration().get(), registration);
    update
        .state()
        .alerts()
        .keep(
            update.state().registration().get().getAlertRulesList(),
            registration.getAlertRulesList());
    update.state().registration().set(registration, hash);
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
      update.state().health().clearStreaming();
    }
    update.state().stream().clear();
    update.state().vision().clear();
    update.state().vision().clearPicturedAt();
    update.state().unusable().clear();
  }

  private void remove(CameraRegistration registration) {
    Optional<CameraConfiguration> before = configurations.inForce(update.state().registration());
    if (before.isEmpty()) {
      return;
    }
    FrameRef latest = update.latestFrame();
    boolean streamed = update.position().streamId() != 0;
    if (!update.position().ended()) {
      new CameraTracks(update, before.get()).endAll(EndReason.CAMERA_REMOVED);
    }
    new SiteReporter(update)
        .change(update.state().registration().get(), CameraRegistration.getDefaultInstance());
    update.state().health().clear();
    update.state().unusable().clear();
    update.state().alerts().clearRules();
    update.addEvent(
        CameraEventType.CAMERA_EVENT_TYPE_REMOVED,
        "",
        registration.getRegisteredAtUs(),
        streamed ? latest : null);
    update.state().registration().clear();
    update.state().stream().clear();
    update.state().vision().clear();
    update.state().tracks().clearFrameSize();
  }
}
