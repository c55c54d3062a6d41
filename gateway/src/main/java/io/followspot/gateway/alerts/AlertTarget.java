package io.followspot.gateway.alerts;

import io.followspot.protos.v1.AlertEvent;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

/** A receiver of alerts, as the operator of the gateway configured it. */
public sealed interface AlertTarget permits WebhookTarget, MailTarget, MqttTarget {
  /** Which alerts a target gets. */
  AlertFilter filter();

  /** Where it is. */
  URI url();

  /** The same for people: without the query, which may contain a secret. */
  default String place() {
    return url().getScheme() + "://" + url().getAuthority();
  }

  /** Of the target, and of its consumer group. */
  default String name() {
    return filter().name();
  }

  /** Whether it gets an alert. */
  default boolean wants(AlertEvent alert) {
    return filter().takes(alert);
  }

  /** Whether a host is this machine: then a password may be sent in the clear. */
  static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
