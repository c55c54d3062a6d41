package io.followspot.gateway.alerts;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import java.util.List;

/**
 * People who get each alert by e-mail.
 *
 * @param filter which alerts
 * @param url {@code smtp://HOST:PORT}, with STARTTLS where the server offers it, or {@code
 *     smtps://HOST:PORT}
 * @param user at the server; empty for none
 * @param password of the user
 * @param from the sender's address
 * @param to the receivers' addresses
 * @param page the address of the web page that links lead to; empty for no links
 */
public record MailTarget(
    AlertFilter filter,
    URI url,
    String user,
    String password,
    String from,
    List<String> to,
    String page)
    implements AlertTarget {
  private static final int MAX_RECEIVERS = 32;

  /** Checks everything. */
  public MailTarget {
    to = List.copyOf(to);
    String name = filter.name();
    if (url.getHost() == null || url.getUserInfo() != null) {
      throw new IllegalArgumentException(
          "url of " + name + " must be smtp://HOST:PORT or smtps://HOST:PORT, without a password");
    }
    if (to.isEmpty() || to.size() > MAX_RECEIVERS) {
      throw new IllegalArgumentException(
          "to of " + name + " must have 1 to " + MAX_RECEIVERS + " addresses");
    }
    check(name, "from", from);
    to.forEach(it -> check(name, "to", it));
  }

  private static void check(String name, String field, String address) {
    try {
      new InternetAddress(address, true).validate();
    } catch (AddressException e) {
      throw new IllegalArgumentException(
          field + " of " + name + " is not a mail address: " + address);
    }
  }

  boolean isEncrypted() {
    return "smtps".equals(url.getScheme());
  }

  int port() {
    return url.getPort() > 0 ? url.getPort() : isEncrypted() ? 465 : 587;
  }

  @Override
  public String toString() {
    return name() + " at " + place();
  }
}
