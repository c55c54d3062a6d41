package io.followspot.functions.camera.state;

import io.followspot.functions.state.CameraState;
import io.followspot.functions.state.UnusableInput;
import io.followspot.protos.v1.CameraHealth;

/** The camera's health as last reported, and which stage cannot run as configured. */
public final class HealthRecord {
  private final CameraState.Builder state;

  HealthRecord(CameraState.Builder state) {
    this.state = state;
  }

  /** Which stage cannot run as configured; empty if none. */
  public String trouble() {
    return state.getTrouble();
  }

  /**
   * A stage cannot run as configured, or all can again.
   *
   * @param trouble for people; empty if all stages run
   * @param us when that was seen, in microseconds of capture time
   */
  public void troubleAt(String trouble, long us) {
    state.setTrouble(trouble);
    state.getHealthBuilder().clearTroubleSinceUs();
    if (!trouble.isEmpty()) {
      state.getHealthBuilder().setTroubleSinceUs(us);
    }
  }

  /** It is not known whether all stages can run as configured. */
  public void clearTrouble() {
    state.clearTrouble().getHealthBuilder().clearTroubleSinceUs();
  }

  /** A stream has begun, in microseconds of capture time. */
  public void streamingSince(long us) {
    state.getHealthBuilder().setStreamingSinceUs(us);
  }

  /** The stream has ended. */
  public void clearStreaming() {
    state.getHealthBuilder().clearStreamingSinceUs();
  }

  /** Whether the latest registration was refused. */
  public boolean isRefused() {
    return !state.getHealth().getRefusedBecause().isEmpty();
  }

  /** A registration was refused, at a time in microseconds since 1970. */
  public void refusedAt(String why, long us) {
    state.getHealthBuilder().setRefusedBecause(why).setRefusedAtUs(us);
  }

  /** A registration was accepted. */
  public void clearRefused() {
    state.getHealthBuilder().clearRefusedBecause().clearRefusedAtUs();
  }

  /** The camera is removed. */
  public void clear() {
    state.clearTrouble().clearHealth();
  }

  /** The health to report, where unusable frames come before a stage that cannot run. */
  public CameraHealth report(UnusableInput unusable) {
    CameraHealth.Builder health = state.getHealth().toBuilder();
    return unusable.getTold().isEmpty()
        ? health.setTrouble(state.getTrouble()).build()
        : health.setTrouble(unusable.getTold()).setTroubleSinceUs(unusable.getSinceUs()).build();
  }
}
