package io.followspot.functions.camera.state;

import io.followspot.functions.state.CameraState;
import io.followspot.protos.v1.CameraRegistration;

/** The registration in force and its hash. */
public final class RegistrationInForce {
  private final CameraState.Builder state;

  RegistrationInForce(CameraState.Builder state) {
    this.state = state;
  }

  /** Whether the camera is registered. */
  public boolean isPresent() {
    return state.hasRegistration();
  }

  /** The registration; the default instance while the camera is not registered. */
  public CameraRegistration get() {
    return state.getRegistration();
  }

  /** The hash of the registration; empty while the camera is not registered. */
  public String hash() {
    return state.getConfigurationHash();
  }

  /** Puts a registration in force; its origin is not remembered. */
  public void set(CameraRegistration registration, String hash) {
    state.setRegistration(registration.toBuilder().clearOrigin()).setConfigurationHash(hash);
  }

  /** The camera is removed. */
  public void clear() {
    state.clearRegistration().clearConfigurationHash();
  }
}
