package io.followspot.broker;

import io.followspot.process.CannotStartException;
import io.followspot.process.HostPort;
import io.followspot.process.Setting;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The brokers that form a cluster, each of which is a controller as well.
 *
 * @param number which of them this one is, from 1 on; also Kafka's id of the node
 * @param controllers where the controllers listen, by number
 */
record Quorum(int number, List<HostPort> controllers) {
  /** A broker alone, whose controller listens at this address. */
  static Quorum alone(HostPort controller) {
    return new Quorum(1, List.of(controller));
  }

  /**
   * The brokers that the settings name; each has its controller at the port after its own.
   *
   * @param number which of them this one is
   * @param brokers their addresses, {@code HOST:PORT}, separated by commas
   * @throws CannotStartException if there is no such broker, or an address is not valid
   */
  static Quorum of(int number, String brokers) {
    try {
      List<HostPort> controllers =
          HostPort.parseAll(brokers).stream()
              .map(broker -> new HostPort(broker.host(), broker.port() + 1))
              .toList();
      if (number < 1 || number > controllers.size()) {
        throw new CannotStartException(
            Setting.BROKER_NUMBER.variable()
                + "="
                + number
                + " must be from 1 to the number of addresses in "
                + Setting.BROKER_PEERS.variable()
                + ", "
                + controllers.size());
      }
      return new Quorum(number, controllers);
    } catch (IllegalArgumentException e) {
      throw new CannotStartException(Setting.BROKER_PEERS.variable() + ": " + e.getMessage(), e);
    }
  }

  /** Where this one's controller listens. */
  HostPort controller() {
    return controllers.get(number - 1);
  }

  /** How many copies of each record there are: one on each of the first three brokers. */
  int replicas() {
    return Math.min(3, controllers.size());
  }

  /** How many copies must exist before a record counts as written: all but one, at least one. */
  int minInSyncReplicas() {
    return Math.max(1, replicas() - 1);
  }

  /** Kafka's form of the controllers: {@code 1@HOST:PORT,2@HOST:PORT}. */
  String voters() {
    return IntStream.rangeClosed(1, controllers.size())
        .mapToObj(i -> i + "@" + controllers.get(i - 1))
        .collect(Collectors.joining(","));
  }
}
