package io.followspot.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Does something at Ctrl-C or SIGTERM, and keeps the process until its owner has tidied up. */
public final class StopSignal implements AutoCloseable {
  /** Each of the system's processes may take ten seconds to stop before it is killed. */
  private static final long PATIENCE_S = 60;

  private final CountDownLatch tidied = new CountDownLatch(1);
  private volatile boolean pressed;

  private StopSignal() {}

  /**
   * Watches out until closed.
   *
   * @param action what to do, on a thread of its own
   */
  public static StopSignal then(Runnable action) {
    StopSignal watch = new StopSignal();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> watch.run(action), "ctrl-c"));
    return watch;
  }

  /** Whether it was pressed. */
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
