package io.followspot.gateway.alerts;

import java.net.URI;

/**
 * A broker that takes each alert as a message.
 *
 * @param filter which alerts
 * @param url {@code mqtt://HOST:PORT} or, with TLS, {@code mqtts://HOST:PORT}
 * @param user at the broker; empty for none
 * @param password of the user
 * @param topic the beginning of the topics: an alert is sent to {@code TOPIC/CAMERA/alert}
 */
public record MqttTarget(AlertFilter filter, URI url, String user, String password, String topic)
    implements AlertTarget {
  /** Checks everything. */
  public MqttTarget {
    String name = filter.name();
    if (url.getHost() == null || url.getUserInfo() != null) {
      throw new IllegalArgumentException(
          "url of " + name + " must be mqtt://HOST:PORT or mqtts://HOST:PORT, without a password");
    }
    if (topic.isEmpty() || topic.matches(".*[+#\\x00].*") || topic.endsWith("/")) {
      throw new IllegalArgumentException(
          "topic of " + name + " must not be empty, end with / or contain + or #");
    }
    if (!user.isEmpty()
        && !"mqtts".equals(url.getScheme())
        && !AlertTarget.isLoopback(url.getHost())) {
      throw new IllegalArgumentException(
          "url of " + name + " must be mqtts: the password would be sent in the clear");
    }
  }

  boolean isEncrypted() {
    return "mqtts".equals(url.getScheme());
  }

  int port() {
    return url.getPort() > 0 ? url.getPort() : isEncrypted() ? 8883 : 1883;
  }

  @Override
  public String place() {
    return url.getScheme() + "://" + url.getAuthority();
  }

  @Override
  public String toString() {
    return name() + " at " + place();
  }
}
