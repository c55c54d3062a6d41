package io.followspot.cli.local;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A child process that is started again whenever it ends unasked. */
public final class KeptProcess {
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final Supplier<ChildProcess> starter;
  private final Consumer<String> narrator;
  private ChildProcess current;
  private int restarts;
  private boolean wasEverReady;
  private boolean stopping;

  private KeptProcess(Supplier<ChildProcess> starter, Consumer<String> narrator) {
    this.starter = starter;
    this.narrator = narrator;
    this.current = starter.get();
  }

  /** Starts it. Until it was ready for the first time, it is not started again. */
  static KeptProcess start(Supplier<ChildProcess> starter, Consumer<String> narrator) {
    KeptProcess kept = new KeptProcess(starter, narrator);
    kept.watch(kept.current);
    return kept;
  }

  public String name() {
    return current().name();
  }

  /** The process that runs now; another one after a restart. */
  public synchronized ChildProcess current() {
    return current;
  }

  /** How many times it was started again. */
  public synchronized int restarts() {
    return restarts;
  }

  /** Stops it for good. */
  public void stop() throws InterruptedException {
    ChildProcess last;
    synchronized (this) {
      stopping = true;
      last = current;
    }
    last.stop();
  }

  private void watch(ChildProcess child) {
    var unused = child.onExit().thenAccept(process -> ended(child, process.exitValue()));
  }

  private void ended(ChildProcess child, int exitCode) {
    if (!isToGoOn(child)) {
      return;
    }
    narrator.accept(child.name() + " ended with code " + exitCode + ", starting it again");
    try {
      Thread.sleep(PAUSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    synchronized (this) {
      if (!stopping) {
        restarts++;
        current = starter.get();
        watch(current);
      }
    }
  }

  private synchronized boolean isToGoOn(ChildProcess child) {
    wasEverReady |= child.wasReady();
    return wasEverReady && !stopping;
  }
}
