package io.followspot.laboratory.chaos;

import io.followspot.launcher.LocalCluster;
import io.followspot.launcher.SupervisedSystem;
import io.followspot.process.HostPort;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The faults of the whole system that a plan contains; checks first that they can be produced. */
final class SystemFaults {
  private final Map<FaultKind, SystemFault> faults = new EnumMap<>(FaultKind.class);
  private final Optional<ClockStep> clock;
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
    clock.ifPresent(it -> faults.put(FaultKind.CLOCK, it));
    if (plan.kinds().contains(FaultKind.DISK)) {
      faults.put(FaultKind.DISK, new FullDisk(plan.home()));
    }
    if (plan.kinds().contains(FaultKind.SLOW_NETWORK)) {
      faults.put(FaultKind.SLOW_NETWORK, NetworkFault.slow());
    }
    if (plan.kinds().contains(FaultKind.SLOW_DISK)) {
      faults.put(FaultKind.SLOW_DISK, new SlowDisk(plan.home()));
    }
  }

  /** The environment variables that the system's processes need for them. */
  Map<String, String> variables() {
    return clock.map(ClockStep::variables).orElse(Map.of());
  }

  /** All of them, for a system that runs. */
  Map<FaultKind, SystemFault> of(SupervisedSystem system) {
    if (plan.kinds().contains(FaultKind.PARTITION)) {
      // Of several brokers, the first.
      int port = HostPort.parse(system.bootstrapServers().split(",")[0]).port();
      faults.put(FaultKind.PARTITION, NetworkFault.partition(port));
    }
    if (plan.kinds().contains(FaultKind.RESTART)) {
      faults.put(FaultKind.RESTART, new RollingRestart(system));
    }
    if (plan.kinds().contains(FaultKind.RESCALE) && system instanceof LocalCluster cluster) {
      faults.put(FaultKind.RESCALE, new Rescaling(cluster));
    }
    return faults;
  }
}
