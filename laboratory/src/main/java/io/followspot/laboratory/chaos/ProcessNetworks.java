package io.followspot.laboratory.chaos;

import io.followspot.terminal.CliException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Faults of the network of one process, in a network namespace without any other interface.
 *
 * <p>Each process is put into a control group of its own before it opens a connection. The first
 * packet that it sends marks a connection as its own, so that a rule affects both directions of all
 * connections that it opened or accepted, and of those that it opens meanwhile.
 */
final class ProcessNetworks implements AutoCloseable {
  /** A connection is marked by both of its processes, each with one bit. */
  private static final int MOST_PROCESSES = 31;

  private static final String LOST = "0.3";

  private final Path mount;
  private final Path groups;
  private final Map<String, Integer> bits = new LinkedHashMap<>();

  /**
   * Creates a control group above those of the processes.
   *
   * @throws CliException if this machine has none, or the network is shared with other programs
   */
  ProcessNetworks() {
    NetworkFault.refuseSharedNetwork();
    mount = mount();
    groups = mount.resolve("followspot-chaos-" + ProcessHandle.current().pid());
    create(groups);
  }

  /** The directory of the second version of control groups, which sockets belong to. */
  private static Path mount() {
    try {
      for (String line : Files.readAllLines(Path.of("/proc/mounts"))) {
        String[] fields = line.split(" ");
        if (fields[2].equals("cgroup2")) {
          return Path.of(fields[1]);
        }
      }
    } catch (IOException e) {
      throw new CliException("cannot read /proc/mounts: " + e.getMessage());
    }
    throw new CliException(
        "faults of one process's network need control groups of version 2 (cgroup2), which are not"
            + " mounted on this machine");
  }

  private static void create(Path group) {
    try {
      Files.createDirectories(group);
    } catch (IOException e) {
      throw new CliException(
          "cannot create the control group " + group + ": " + e.getMessage() + "; run it as root");
    }
  }

  /**
   * Tells of a process that has just been started, or started again.
   *
   * @throws CliException if it cannot be put into a control group
   */
  synchronized void started(String name, long pid) {
    Path group = groups.resolve(name);
    if (!bits.containsKey(name)) {
      if (bits.size() == MOST_PROCESSES) {
        throw new CliException("more than " + MOST_PROCESSES + " processes cannot be told apart");
      }
      bits.put(name, 1 << bits.size());
      create(group);
      run(
          List.of(
              "iptables",
              "-w",
              "-t",
              "mangle",
              "-A",
              "OUTPUT",
              "-m",
              "cgroup",
              "--path",
              mount.relativize(group).toString(),
              "-j",
              "CONNMARK",
              "--or-mark",
              mark(name)));
    }
    try {
      Files.writeString(group.resolve("cgroup.procs"), Long.toString(pid));
    } catch (IOException e) {
      throw new CliException("cannot put " + name + " into " + group + ": " + e.getMessage());
    }
  }

  private String mark(String name) {
    Integer bit = bits.get(name);
    if (bit == null) {
      throw new IllegalArgumentException("no process \"" + name + "\"");
    }
    return "0x" + Integer.toHexString(bit);
  }

  /** Drops every packet to and from a process; its connections hang, as at a cut line. */
  SystemFault cut(String name) {
    return dropping(name, List.of());
  }

  /** Drops three of ten packets to and from a process: they arrive late, when sent again. */
  SystemFault loss(String name) {
    return dropping(name, List.of("-m", "statistic", "--mode", "random", "--probability", LOST));
  }

  private synchronized SystemFault dropping(String name, List<String> which) {
    String mark = mark(name);
    return new SystemFault() {
      @Override
      public void begin() throws InterruptedException {
        Command.run(rule("-I", mark, which));
      }

      @Override
      public void end() throws InterruptedException {
        Command.run(rule("-D", mark, which));
      }
    };
  }

  private static String[] rule(String action, String mark, List<String> which) {
    List<String> rule = new ArrayList<>();
    rule.addAll(List.of("iptables", "-w", action, "OUTPUT"));
    rule.addAll(List.of("-m", "connmark", "--mark", mark + "/" + mark));
    rule.addAll(which);
    rule.addAll(List.of("-j", "DROP"));
    return rule.toArray(String[]::new);
  }

  private static void run(List<String> command) {
    try {
      Command.run(command.toArray(String[]::new));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CliException("interrupted");
    }
  }

  /** Removes the control groups, whose processes have ended; the rules end with the namespace. */
  @Override
  public synchronized void close() {
    for (String name : bits.keySet()) {
      delete(groups.resolve(name));
    }
    delete(groups);
  }

  private static void delete(Path group) {
    try {
      Files.deleteIfExists(group);
    } catch (IOException e) {
      throw new CliException("cannot remove the control group " + group + ": " + e.getMessage());
    }
  }
}
