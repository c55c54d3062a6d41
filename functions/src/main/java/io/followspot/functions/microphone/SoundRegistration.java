package io.followspot.functions.microphone;

import io.followspot.protos.rules.ConfigurationHash;
import io.followspot.protos.rules.RegistrationRules;
import io.followspot.protos.v1.CameraRegistration;

/** Adds, changes and removes one camera's microphone. */
final class SoundRegistration {
  private final MicrophoneUpdate update;

  SoundRegistration(MicrophoneUpdate update) {
    this.update = update;
  }

  /** Returns whether it changed anything. */
  boolean register(CameraRegistration registration) {
    if (!registration.getCameraId().equals(update.cameraId())) {
      return false;
    }
    if (registration.getRemoved()) {
      return remove();
    }
    if (!RegistrationRules.faultsOf(registration).isEmpty()) {
      return false;
    }
    String hash = ConfigurationHash.of(registration);
    boolean added = !update.state().getRegistered();
    boolean reset =
        !added && registration.getStreamResetAtUs() > update.state().getStreamResetAtUs();
    if (!added && !reset && hash.equals(update.state().getConfigurationHash())) {
      return false;
    }
    if (added) {
      update.state().setEpoch(update.state().getEpoch() + 1).clearStream();
    }
    if (reset) {
      SoundHandler.endStream(update);
      update.state().clearStream();
    }
    SoundAlerts.register(update, registration);
    update
        .state()
        .setRegistered(true)
        .setSettings(registration.getSound())
        .setConfigurationHash(hash)
        .setStreamResetAtUs(registration.getStreamResetAtUs());
    return true;
  }

  private boolean remove() {
    if (!update.state().getRegistered()) {
      return false;
    }
    SoundHandler.endStream(update);
    new SoundTroubleWatch(update).end(update.position().capturedAtUs());
    SoundAlerts.remove(update);
    update.state().setRegistered(false).clearSettings().clearConfigurationHash().clearStream();
    return true;
  }
}
