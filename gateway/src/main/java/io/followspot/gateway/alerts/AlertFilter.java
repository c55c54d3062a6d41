package io.followspot.gateway.alerts;

import io.followspot.protos.Ids;
import io.followspot.protos.v1.AlertEvent;
import io.followspot.protos.v1.AlertSeverity;
import java.util.Set;

/**
 * Which alerts a target gets.
 *
 * @param name of the target
 * @param leastSeverity of the alerts
 * @param cameras of which it gets alerts; empty means all
 */
public record AlertFilter(String name, AlertSeverity leastSeverity, Set<String> cameras) {
  /** Checks the name. */
  public AlertFilter {
    cameras = Set.copyOf(cameras);
    if (!Ids.isName(name)) {
      throw new IllegalArgumentException("name must be " + Ids.NAME_RULE);
    }
  }

  /** Whether the target gets an alert. */
  boolean takes(AlertEvent alert) {
    return alert.getSeverityValue() >= leastSeverity.getNumber() && hasCamera(alert.getCameraId());
  }

  /** Whether the target is told of a camera. */
  public boolean hasCamera(String cameraId) {
    return cameras.isEmpty() || cameras.contains(cameraId);
  }
}
