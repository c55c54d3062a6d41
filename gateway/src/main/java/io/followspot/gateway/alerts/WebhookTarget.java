package io.followspot.gateway.alerts;

import io.followspot.protos.Ids;
import io.followspot.protos.v1.AlertEvent;
import io.followspot.protos.v1.AlertSeverity;
import java.net.URI;
import java.util.Set;

/**
 * A receiver of alerts, as the operator of the gateway configured it.
 *
 * @param name of the target, and of its consumer group
 * @param url to send to
 * @param secret shared with the receiver
 * @param leastSeverity of the alerts that it gets
 * @param cameras of which it gets alerts; empty means all
 */
public record WebhookTarget(
    String name, URI url, String secret, AlertSeverity leastSeverity, Set<String> cameras) {
  private static final int MIN_SECRET_CHARS = 16;

  /** Checks everything. */
  public WebhookTarget {
    cameras = Set.copyOf(cameras);
    if (!Ids.isName(name)) {
      throw new IllegalArgumentException("name must be " + Ids.NAME_RULE);
    }
    boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
    if (!web || url.getHost() == null || url.getUserInfo() != null) {
      throw new IllegalArgumentException(
          "url of " + name + " must be http or https, with a host and without a password");
    }
    if (secret.length() < MIN_SECRET_CHARS) {
      throw new IllegalArgumentException(
          "secret of " + name + " must have at least " + MIN_SECRET_CHARS + " characters");
    }
  }

  /** Whether it gets an alert. */
  boolean wants(AlertEvent alert) {
    return alert.getSeverityValue() >= leastSeverity.getNumber()
        && (cameras.isEmpty() || cameras.contains(alert.getCameraId()));
  }

  /** Without the secret, and without the query of the URL, which may contain another. */
  @Override
  public String toString() {
    return name + " at " + url.getScheme() + "://" + url.getAuthority();
  }
}
