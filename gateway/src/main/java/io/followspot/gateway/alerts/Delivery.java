package io.followspot.gateway.alerts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followspot.json.TimestampFormat;
import io.followspot.protos.v1.AlertEvent;
import java.time.Instant;

/**
 * An attempt to deliver an alert.
 *
 * @param alertId the alert
 * @param cameraId the alert's camera
 * @param target the name of the target
 * @param attempt from 1
 * @param at when it was over
 * @param answer what came of it
 * @param retried whether another attempt follows
 */
record Delivery(
    String alertId,
    String cameraId,
    String target,
    int attempt,
    Instant at,
    SendResult answer,
    boolean retried) {

  static Delivery of(
      AlertEvent alert,
      AlertTarget target,
      int attempt,
      Instant at,
      SendResult answer,
      boolean retried) {
    return new Delivery(
        alert.getAlertId(), alert.getCameraId(), target.name(), attempt, at, answer, retried);
  }

  ObjectNode json() {
    ObjectNode json = answer.json();
    json.put("alert_id", alertId).put("camera_id", cameraId).put("target", target);
    json.put("attempt", attempt).put("at", TimestampFormat.format(TimestampFormat.us(at)));
    return json.put("retried", retried);
  }
}
