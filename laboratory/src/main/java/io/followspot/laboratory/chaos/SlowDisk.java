package io.followspot.laboratory.chaos;

import io.followspot.terminal.CliException;
import java.nio.file.Path;

/**
 * Lets the file system of a directory accept writes for a tenth of a second only, twice a second:
 * it is frozen meanwhile, and writers wait.
 */
final class SlowDisk implements SystemFault {
  private static final long FROZEN_MS = 400;
  private static final long WRITABLE_MS = 100;

  private final String home;
  private volatile boolean slow;
  private volatile Thread pulses = new Thread();

  /**
   * @param home a directory on a file system of its own, of a kind that can be frozen (ext4, XFS)
   * @throws CliException if other programs are likely to use that file system
   */
  SlowDisk(Path home) {
    OwnFileSystem.require(home, FaultKind.SLOW_DISK);
    this.home = home.toString();
  }

  @Override
  public void begin() throws InterruptedException {
    // Once here, so that a file system that cannot be frozen is reported.
    Command.run("fsfreeze", "--freeze", home);
    Command.run("fsfreeze", "--unfreeze", home);
    slow = true;
    pulses = new Thread(this::pulse, "slow-disk");
    pulses.setDaemon(true);
    pulses.start();
  }

  @Override
  public void end() throws InterruptedException {
    slow = false;
    pulses.join();
  }

  private void pulse() {
    try {
      while (slow) {
        Command.run("fsfreeze", "--freeze", home);
        Thread.sleep(FROZEN_MS);
        Command.run("fsfreeze", "--unfreeze", home);
        Thread.sleep(WRITABLE_MS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
