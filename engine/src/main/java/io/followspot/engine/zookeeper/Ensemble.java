package io.followspot.engine.zookeeper;

import io.followspot.process.CannotStartException;
import io.followspot.process.HostPort;
import io.followspot.process.Setting;
import java.util.List;

/**
 * The ZooKeeper servers of an installation.
 *
 * @param servers where clients connect; the servers use the two ports after that for each other
 * @param root the node below which everything is, beginning with a slash
 */
public record Ensemble(List<HostPort> servers, String root) {
  private static final String DEFAULT_ROOT = "/followspot";

  /**
   * Reads {@code HOST:PORT,HOST:PORT/NAME}.
   *
   * @throws CannotStartException if it is something else
   */
  public static Ensemble parse(String text) {
    int slash = text.indexOf('/');
    String addresses = slash < 0 ? text : text.substring(0, slash);
    try {
      return new Ensemble(
          HostPort.parseAll(addresses), slash < 0 ? DEFAULT_ROOT : text.substring(slash).strip());
    } catch (IllegalArgumentException e) {
      throw new CannotStartException(Setting.ZOOKEEPER.variable() + ": " + e.getMessage(), e);
    }
  }

  /** ZooKeeper's form of the servers. */
  public String quorum() {
    return String.join(",", servers.stream().map(HostPort::toString).toList());
  }
}
