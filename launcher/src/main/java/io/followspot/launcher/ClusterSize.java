package io.followspot.launcher;

import io.followspot.process.Setting;
import io.followspot.terminal.CliException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How many processes of each role a cluster has. */
public enum ClusterSize {
  /** One of each, and two TaskManagers. */
  SMALL(1, 0, 1, 1, 1, 2),
  /** So many that any one may fail: the others continue its work. */
  AVAILABLE(3, 3, 3, 2, 2, 3);

  private final int brokers;
  private final int zooKeepers;
  private final int functions;
  private final int gateways;
  private final int jobManagers;
  private final int taskManagers;

  ClusterSize(
      int brokers, int zooKeepers, int functions, int gateways, int jobManagers, int taskManagers) {
    this.brokers = brokers;
    this.zooKeepers = zooKeepers;
    this.functions = functions;
    this.gateways = gateways;
    this.jobManagers = jobManagers;
    this.taskManagers = taskManagers;
  }

  /**
   * Reads its name.
   *
   * @throws CliException if there is none of that name
   */
  static ClusterSize parse(String name) {
    for (ClusterSize size : values()) {
      if (size.word().equals(name)) {
        return size;
      }
    }
    throw new CliException("a cluster is small or available, not \"" + name + "\"");
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The names of its processes, in the order in which they are started. */
  public List<String> names() {
    return processes(true).stream().map(ClusterProcess::name).toList();
  }

  /** Its processes, in the order in which they are started. */
  List<ClusterProcess> processes(boolean withBrokers) {
    List<ClusterProcess> all = new ArrayList<>();
    if (withBrokers) {
      add(all, ProcessRole.BROKER, brokers);
    }
    add(all, ProcessRole.ZOOKEEPER, zooKeepers);
    add(all, ProcessRole.FUNCTIONS, functions);
    add(all, ProcessRole.GATEWAY, gateways);
    add(all, ProcessRole.JOBMANAGER, jobManagers);
    add(all, ProcessRole.TASKMANAGER, taskManagers);
    return all;
  }

  /** Settings of free ports for everything, as environment variables. */
  public Map<String, String> freePorts() {
    int first = FreePort.on("127.0.0.1", brokers * ClusterSettings.PORTS_APART);
    List<Setting> settings =
        List.of(
            Setting.BROKER_LISTEN, // And the controller.
            Setting.FUNCTIONS_LISTEN,
            Setting.FLINK_JOBMANAGER, // And the server of its files.
            Setting.ZOOKEEPER, // And two for the other servers.
            Setting.FLINK_LISTEN,
            Setting.GATEWAY_LISTEN);
    List<Integer> offsets = List.of(0, 2, 3, 5, 8, 9);
    Map<String, String> free = new HashMap<>();
    for (int i = 0; i < settings.size(); i++) {
      free.put(settings.get(i).variable(), "127.0.0.1:" + (first + offsets.get(i)));
    }
    if (zooKeepers == 0) {
      free.remove(Setting.ZOOKEEPER.variable());
    }
    return free;
  }

  /** How many processes of a role there are. */
  int count(ProcessRole role) {
    return Math.toIntExact(
        processes(true).stream().filter(process -> process.role() == role).count());
  }

  private static void add(List<ClusterProcess> all, ProcessRole role, int count) {
    for (int i = 1; i <= count; i++) {
      all.add(new ClusterProcess(role, i, count));
    }
  }
}
