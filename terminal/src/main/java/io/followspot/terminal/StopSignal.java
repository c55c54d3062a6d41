package io.followspot.terminal;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Runs an action at Ctrl-C or SIGTERM, and keeps the process alive until its owner has cleaned up.
 */
public final class StopSignal implements AutoCloseable {
  /** Each of the system's processes may take ten seconds to stop before it is killed. */
  private static final long PATIENCE_S = 60;

  private final CountDownLatch tidied = new CountDownLatch(1);
  private volatile boolean pressed;

  private StopSignal() {}

  /**
   * Listens until closed.
   *
   * @param action runs on a separate thread
   */
  public static StopSignal then(Runnable action) {
    StopSignal signal = new StopSignal();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> signal.run(action), "ctrl-c"));
    return signal;
  }

  /** Whether the signal was received. */
  public boolean pressed() {
    return pressed;
  }

  private void run(Runnable action) {
    if (tidied.getCount() == 0) {
      return;
    }
    pressed = true;
    action.run();
    try {
      tidied.await(PATIENCE_S, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    tidied.countDown();
  }
}
