package io.followspot.engine.kubernetes;

import io.followspot.process.CannotStartException;
import io.followspot.process.Setting;
import java.util.regex.Pattern;

/**
 * Which Lease.
 *
 * @param namespace a DNS label
 * @param name a DNS label
 */
record LeaseName(String namespace, String name) {
  private static final String TERM = "-term";
  private static final int LONGEST = 63 - TERM.length();
  private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?");

  /**
   * Reads {@code NAMESPACE/NAME}.
   *
   * @throws CannotStartException if it is something else
   */
  static LeaseName parse(String text) {
    String[] parts = text.split("/", -1);
    if (parts.length != 2 || !isLabel(parts[0]) || !isLabel(parts[1])) {
      throw new CannotStartException(
          Setting.KUBERNETES_LEASE.variable()
              + "="
              + text
              + " is not NAMESPACE/NAME with names of at most "
              + LONGEST
              + " lower-case letters, digits and hyphens");
    }
    return new LeaseName(parts[0], parts[1]);
  }

  /** The Lease beside it that holds the term. */
  LeaseName ofTerm() {
    return new LeaseName(namespace, name + TERM);
  }

  /** The path of all Leases of the namespace. */
  String collection() {
    return "/apis/coordination.k8s.io/v1/namespaces/" + namespace + "/leases";
  }

  @Override
  public String toString() {
    return namespace + "/" + name;
  }

  private static boolean isLabel(String text) {
    return text.length() <= LONGEST && LABEL.matcher(text).matches();
  }
}
