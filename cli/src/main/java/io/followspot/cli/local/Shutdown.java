package io.followspot.cli.local;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns Ctrl-C and SIGTERM into an interrupt of the thread that made it, and keeps the process
 * alive until that thread has tidied up.
 */
final class Shutdown implements AutoCloseable {
  private static final long PATIENCE_S = 40;

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch tidied = new CountDownLatch(1);

  private Shutdown() {}

  static Shutdown onSignal() {
    Shutdown shutdown = new Shutdown();
    Thread owner = Thread.currentThread();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> shutdown.run(owner), "shutdown"));
    return shutdown;
  }

  /** Waits until somebody asks for the end. */
  void await() {
    try {
      asked.await();
    } catch (InterruptedException e) {
      // Asked for as well; whoever waits here goes on to tidy up.
    }
  }

  /**
   * Waits a while.
   *
   * @return whether somebody asked for the end
   */
  boolean await(long millis) {
    try {
      return asked.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      return true;
    }
  }

  private void run(Thread owner) {
    if (tidied.getCount() == 0) {
      return;
    }
    asked.countDown();
    owner.interrupt();
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
