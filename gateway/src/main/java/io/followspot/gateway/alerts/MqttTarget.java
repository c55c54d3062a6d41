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
 * @param discovery the beginning of the topics by which Home Assistant discovers the cameras, as
 *     {@code homeassistant}; empty for no discovery
 * @param frigate the beginning of the topics under which track events are published as Frigate
 *     publishes its own, as {@code frigate}; empty for none
 */
public record MqttTarget(
    AlertFilter filter,
    URI url,
    String user,
    String password,
    String topic,
    String discovery,
    String frigate)
    implements AlertTarget {
  /** Checks everything. */
  public MqttTarget {
    String name = filter.name();
    if (url.getHost() == null || url.getUserInfo() != null) {
      throw new IllegalArgumentException(
          "url of " + name + " must be mqtt://HOST:PORT or mqtts://HOST:PORT, without a password");
    }
    if (topic.isEmpty() || !isPrefix(topic) || !isPrefix(discovery) || !isPrefix(frigate)) {
      throw new IllegalArgumentException(
          "topic, discovery and frigate of " + name + " must not end with / or contain + or #");
    }
    if (!user.isEmpty()
        && !"mqtts".equals(url.getScheme())
        && !AlertTarget.isLoopback(url.getHost())) {
      throw new IllegalArgumentException(
          "url of " + name + " must be mqtts: the password would be sent in the clear");
    }
  }

  private static boolean isPrefix(String topic) {
    return !topic.matches(".*[+#\\x00].*") && !topic.endsWith("/");
  }

  @Override
  public String toString() {
    return name() + " at " + place();
  }
}
