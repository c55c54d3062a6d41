package io.followspot.cli.local;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns Ctrl-C and SIGTERM into an interrupt of the thread that made it, and keeps the process
 * alive until that thread has tidied up.
 */
public final class Shutdown implements AutoCloseable {
  private static final long PATIENCE_S = 40;

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch tidied = new CountDownLatch(1);

  private Shutdown() {}

  public static Shutdown onSignal() {
    Shutdown shutdown = new Shutdown();
    Thread owner = Thread.currentThread();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> shutdown.run(owner), "shutdown"));
    return shutdown;
  }

  /** Waits until somebody asks for the end. */
  public void await() {
    try {
      asked.await();
      Thread.interrupted();
    } catch (InterruptedException e) {
      // Asked for as well; whoever waits here goes on to tidy up.
    }
  }

  /**
   * Waits a while.
   *
   * @return whether somebody asked for the end
   */
  public boolean await(long millis) {
    try {
      boolean ending = asked.await(millis, TimeUnit.MILLISECONDS);
      if (ending) {
        Thread.interrupted();
      }
      return ending;
    } catch (InterruptedException e) {
      return true;
    }
  }

  private void run(Thread owner) {
    if (tidied.getCount() == 0) {
      return;
    }
    // In this order, so that whoever returns from waiting can clear the interrupt.
    owner.interrupt();
    asked.countDown();
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
