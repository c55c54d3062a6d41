package io.followspot.laboratory.chaos;

import io.followspot.launcher.SupervisedProcess;
import io.followspot.launcher.SupervisedSystem;
import io.followspot.terminal.CliException;

/** Asks one process after the other to end, as an upgrade does, and waits until it is back. */
final class RollingRestart implements SystemFault {
  private static final long BACK_WITHIN_MS = 90_000;
  private static final long LOOK_EVERY_MS = 100;

  private final SupervisedSystem system;
  private int next;

  RollingRestart(SupervisedSystem system) {
    this.system = system;
  }

  @Override
  public void begin() throws InterruptedException {
    SupervisedProcess process = system.processes().get(next++ % system.processes().size());
    long before = process.current().pid();
    ProcessHandle.of(before).ifPresent(ProcessHandle::destroy);
    long giveUpAtNs = System.nanoTime() + BACK_WITHIN_MS * 1_000_000;
    while (process.current().pid() == before && System.nanoTime() < giveUpAtNs) {
      Thread.sleep(LOOK_EVERY_MS);
    }
    if (process.current().pid() == before) {
      throw new CliException(
          process.name() + " did not end and start again within " + BACK_WITHIN_MS / 1_000 + " s",
          CliException.FAILED);
    }
  }
}
