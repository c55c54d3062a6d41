package io.followspot.functions.camera.state;

import io.followspot.functions.alerts.AlertBook;
import io.followspot.functions.state.CameraState;
import io.followspot.protos.v1.AlertRule;
import io.followspot.protos.v1.CameraRegistration;
import java.util.List;

/** What is remembered of the camera's alert rules. */
public final class AlertRecord {
  private final CameraState.Builder state;

  AlertRecord(CameraState.Builder state) {
    this.state = state;
  }

  /** The alerts of a camera with this registration. */
  public AlertBook book(String cameraId, CameraRegistration registration) {
    return new AlertBook(
        cameraId + ".alert.", registration.getTimeZone(), state.getAlertsBuilder());
  }

  /** Forgets the rules that are removed or changed. */
  public void keep(List<AlertRule> before, List<AlertRule> after) {
    if (state.hasAlerts()) {
      AlertBook.keep(state.getAlertsBuilder(), before, after);
    }
  }

  /** Forgets who was where: the tracks of a stream have ended. */
  public void endStream() {
    if (state.hasAlerts()) {
      state
          .getAlertsBuilder()
          .getRulesBuilderList()
          .forEach(rule -> rule.clearVisitors().clearAbove());
    }
  }

  /** Forgets all rules; alerts continue to be numbered. */
  public void clearRules() {
    if (state.hasAlerts()) {
      state.getAlertsBuilder().clearRules();
    }
  }
}
