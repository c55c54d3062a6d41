package io.followspot.launcher;

import io.followspot.terminal.StopSignal;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Notifies its creating thread of Ctrl-C and SIGTERM, at first by an interrupt. */
public final class Shutdown implements AutoCloseable {
  private final CountDownLatch asked = new CountDownLatch(1);
  private final StopSignal watch;
  private volatile boolean interrupting = true;

  private Shutdown(Thread owner) {
    watch =
        StopSignal.then(
            () -> {
              if (interrupting) {
                owner.interrupt();
              }
              asked.countDown();
            });
  }

  public static Shutdown onSignal() {
    return new Shutdown(Thread.currentThread());
  }

  /** From now on the owner polls for the request; nothing interrupts it. */
  public void interruptNoMore() {
    interrupting = false;
  }

  /** Waits for the request to stop. */
  public void await() throws InterruptedException {
    asked.await();
  }

  /**
   * Waits for a limited time.
   *
   * @return whether stopping was requested
   */
  public boolean await(long millis) throws InterruptedException {
    return asked.await(millis, TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    watch.close();
  }
}
