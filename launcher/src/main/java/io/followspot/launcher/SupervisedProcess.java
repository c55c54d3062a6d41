package io.followspot.launcher;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A child process that is restarted whenever it ends unexpectedly: at once, but with increasing
 * pauses if it repeatedly ends soon after its start.
 */
public final class SupervisedProcess {
  /** Ran at least this long: reset the restart back-off. */
  private static final Duration OLD = Duration.ofSeconds(10);

  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(8);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

  /** A signal for the whole process group may end a child before this process knows of it. */
  private static final Duration SIGNAL_DELAY = Duration.ofMillis(500);

  /** Exit codes of a process that SIGINT or SIGTERM ended. */
  private static final Set<Integer> ASKED_TO_END = Set.of(128 + 2, 128 + 15);

  private final Supplier<ChildProcess> starter;
  private final Consumer<String> onProgress;
  private final Supplier<Optional<String>> obstacle;
  private final Duration betweenLooks;
  private ChildProcess current;
  private long startedAtNs = System.nanoTime();
  private Duration pause = Duration.ZERO;
  private int restarts;
  private boolean wasEverReady;
  private boolean stopping;

  private SupervisedProcess(
      Supplier<ChildProcess> starter,
      Consumer<String> onProgress,
      Supplier<Optional<String>> obstacle,
      Duration betweenLooks) {
    this.starter = starter;
    this.onProgress = onProgress;
    this.obstacle = obstacle;
    this.betweenLooks = betweenLooks;
    this.current = starter.get();
  }

  /**
   * Starts it. Until it was ready for the first time, it is not restarted.
   *
   * @param obstacle what would end it again at once, such as a full disk; it is not started as long
   *     as there is one
   */
  static SupervisedProcess start(
      Supplier<ChildProcess> starter,
      Consumer<String> onProgress,
      Supplier<Optional<String>> obstacle) {
    return start(starter, onProgress, obstacle, BETWEEN_LOOKS);
  }

  /** The same with the interval between two checks of the obstacle. */
  static SupervisedProcess start(
      Supplier<ChildProcess> starter,
      Consumer<String> onProgress,
      Supplier<Optional<String>> obstacle,
      Duration betweenLooks) {
    SupervisedProcess kept = new SupervisedProcess(starter, onProgress, obstacle, betweenLooks);
    kept.watch(kept.current);
    return kept;
  }

  public String name() {
    return current().name();
  }

  /** The current process; another one after a restart. */
  public synchronized ChildProcess current() {
    return current;
  }

  /** How many times it was restarted. */
  public synchronized int restarts() {
    return restarts;
  }

  /** From now on its end is expected: it is neither reported nor started again. */
  synchronized void expectEnd() {
    stopping = true;
  }

  /** Stops it permanently. */
  public void stop() throws InterruptedException {
    beginStop().stop();
  }

  /** Asks it to end, and does not wait until it has. */
  ChildProcess beginStop() {
    ChildProcess last;
    synchronized (this) {
      stopping = true;
      last = current;
    }
    last.askToEnd();
    return last;
  }

  private void watch(ChildProcess child) {
    var unused = child.onExit().thenAccept(process -> ended(child, process.exitValue()));
  }

  private void ended(ChildProcess child, int exitCode) {
    if (!isToGoOn(child) || isPartOfStop(exitCode)) {
      return;
    }
    Optional<String> inTheWay = obstacle.get();
    onProgress.accept(
        child.name()
            + " exited with code "
            + exitCode
            + inTheWay
                .map(why -> ": " + why + "; it is restarted as soon as there is room")
                .orElse(", restarting it"));
    try {
      if (inTheWay.isPresent()) {
        awaitRoom();
        onProgress.accept("there is room again, restarting " + child.name());
      }
      Thread.sleep(pauseBefore(Duration.ofNanos(System.nanoTime() - startedAtNs)).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    startAgain();
  }

  private boolean isPartOfStop(int exitCode) {
    if (!ASKED_TO_END.contains(exitCode)) {
      return false;
    }
    try {
      Thread.sleep(SIGNAL_DELAY.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
    return !isWanted();
  }

  private void awaitRoom() throws InterruptedException {
    while (isWanted() && obstacle.get().isPresent()) {
      Thread.sleep(betweenLooks.toMillis());
    }
  }

  private synchronized boolean isWanted() {
    return !stopping;
  }

  private synchronized void startAgain() {
    if (stopping) {
      return;
    }
    restarts++;
    startedAtNs = System.nanoTime();
    try {
      current = starter.get();
    } catch (RuntimeException e) {
      // Out of memory, or the jar is missing: it may be temporary, and no other code retries.
      onProgress.accept(String.valueOf(e.getMessage()));
      CompletableFuture.delayedExecutor(LONGEST_PAUSE.toSeconds(), TimeUnit.SECONDS)
          .execute(this::startAgain);
      return;
    }
    watch(current);
  }

  private synchronized Duration pauseBefore(Duration life) {
    if (life.compareTo(OLD) >= 0) {
      pause = Duration.ZERO;
    } else if (pause.isZero()) {
      pause = FIRST_PAUSE;
      return Duration.ZERO;
    } else {
      Duration now = pause;
      pause =
          pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
              ? pause.multipliedBy(2)
              : LONGEST_PAUSE;
      return now;
    }
    return pause;
  }

  private synchronized boolean isToGoOn(ChildProcess child) {
    wasEverReady |= child.wasReady();
    return wasEverReady && !stopping;
  }
}
