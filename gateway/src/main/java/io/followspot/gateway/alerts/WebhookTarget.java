package io.followspot.gateway.alerts;

import java.net.URI;

/**
 * An address that takes each alert as a POST.
 *
 * @param filter which alerts
 * @param url to send to
 * @param secret shared with the receiver
 */
public record WebhookTarget(AlertFilter filter, URI url, String secret) implements AlertTarget {
  private static final int MIN_SECRET_CHARS = 16;

  /** Checks everything. */
  public WebhookTarget {
    boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
    if (!web || url.getHost() == null || url.getUserInfo() != null) {
      throw new IllegalArgumentException(
          "url of " + filter.name() + " must be http or https, with a host and without a password");
    }
    if (secret.length() < MIN_SECRET_CHARS) {
      throw new IllegalArgumentException(
          "secret of " + filter.name() + " must have at least " + MIN_SECRET_CHARS + " characters");
    }
  }

  @Override
  public String toString() {
    return name() + " at " + place();
  }
}
