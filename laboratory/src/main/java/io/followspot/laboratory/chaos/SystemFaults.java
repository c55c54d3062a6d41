package io.followspot.laboratory.chaos;

import io.followspot.launcher.LocalCluster;
import io.followspot.launcher.SupervisedSystem;
import io.followspot.process.HostPort;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The faults that a plan contains beside signals; checks first that they can be produced. Closed
 * when the system has ended.
 */
final class SystemFaults implements AutoCloseable {
  private final Map<FaultKind, Function<String, SystemFault>> faults =
      new EnumMap<>(FaultKind.class);
  private final Optional<ClockStep> clock;
  private final Optional<ProcessNetworks> networks;
  private final ChaosPlan plan;

  /**
   * @throws io.followspot.terminal.CliException if this machine cannot produce one of them
   */
  SystemFaults(ChaosPlan plan) {
    this.plan = plan;
    clock =
        plan.kinds().contains(FaultKind.CLOCK)
            ? Optional.of(new ClockStep(plan.home().resolve("run")))
            : Optional.empty();
    clock.ifPresent(it -> add(FaultKind.CLOCK, it));
    if (plan.kinds().contains(FaultKind.DISK)) {
      add(FaultKind.DISK, new FullDisk(plan.home()));
    }
    if (plan.kinds().contains(FaultKind.SLOW_NETWORK)) {
      add(FaultKind.SLOW_NETWORK, NetworkFault.slow());
    }
    if (plan.kinds().contains(FaultKind.SLOW_DISK)) {
      add(FaultKind.SLOW_DISK, new SlowDisk(plan.home()));
    }
    networks =
        plan.kinds().stream().anyMatch(FaultKind::isNetworkOfOne)
            ? Optional.of(new ProcessNetworks())
            : Optional.empty();
    networks.ifPresent(
        it -> {
          faults.put(FaultKind.CUT, it::cut);
          faults.put(FaultKind.LOSS, it::loss);
        });
  }

  private void add(FaultKind kind, SystemFault fault) {
    faults.put(kind, target -> fault);
  }

  /** The environment variables that the system's processes need for them. */
  Map<String, String> variables() {
    return clock.map(ClockStep::variables).orElse(Map.of());
  }

  /** Tells of a process that has just been started. */
  void started(String name, long pid) {
    networks.ifPresent(it -> it.started(name, pid));
  }

  /** All of them by target, for a system that runs. */
  Map<FaultKind, Function<String, SystemFault>> of(SupervisedSystem system) {
    if (plan.kinds().contains(FaultKind.PARTITION)) {
      // Of several brokers, the first.
      int port = HostPort.parse(system.bootstrapServers().split(",")[0]).port();
      add(FaultKind.PARTITION, NetworkFault.partition(port));
    }
    if (plan.kinds().contains(FaultKind.RESTART)) {
      add(FaultKind.RESTART, new RollingRestart(system));
    }
    if (plan.kinds().contains(FaultKind.RESCALE) && system instanceof LocalCluster cluster) {
      add(FaultKind.RESCALE, new Rescaling(cluster));
    }
    return faults;
  }

  @Override
  public void close() {
    networks.ifPresent(ProcessNetworks::close);
  }
}
