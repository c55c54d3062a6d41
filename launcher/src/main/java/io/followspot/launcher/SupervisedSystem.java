package io.followspot.launcher;

import java.nio.file.Path;
import java.util.List;

/** All of Followspot on this machine, as processes that are restarted when they end. */
public interface SupervisedSystem extends AutoCloseable {
  /** The data directory. */
  Path home();

  /** The Kafka brokers, as {@code HOST:PORT}, separated by commas. */
  String bootstrapServers();

  /** The address of a gateway, to open in a browser. */
  String gatewayUrl();

  /** The processes in the order of their start. */
  List<SupervisedProcess> processes();

  /**
   * Returns the process of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  default SupervisedProcess process(String name) {
    return processes().stream()
        .filter(process -> process.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no process \"" + name + "\""));
  }

  /** Stops everything, in reverse order of start. */
  @Override
  void close() throws InterruptedException;
}
