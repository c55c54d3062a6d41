package io.followspot.cli.chaos;

import io.followspot.cli.LocalTimes;
import io.followspot.cli.local.LocalSystem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Executes the schedule. Not thread-safe. */
final class FaultInjector implements AutoCloseable {
  private static final long AGAIN_AFTER_MS = 50;

  private final LocalSystem system;
  private final Map<String, PublisherProcess> publishers;
  private final Consumer<String> onProgress;
  private final ScheduledExecutorService thaws = Executors.newSingleThreadScheduledExecutor();
  private final List<Done> done = new ArrayList<>();

  /**
   * @param publishers by {@link FaultType#target}
   */
  FaultInjector(
      LocalSystem system, Map<String, PublisherProcess> publishers, Consumer<String> onProgress) {
    this.system = system;
    this.publishers = publishers;
    this.onProgress = onProgress;
  }

  /**
   * A fault that happened.
   *
   * @param overAtUs when it ended, in microseconds since 1970
   */
  record Done(FaultType fault, long overAtUs) {}

  /** The faults so far. */
  List<Done> done() {
    return List.copyOf(done);
  }

  void inject(FaultType fault) throws InterruptedException {
    long pid = pid(fault.target());
    while (!(fault.isKill() ? Signals.kill(pid) : Signals.freeze(pid))) {
      // It exited by itself, or because of the fault before: its replacement is meant.
      Thread.sleep(AGAIN_AFTER_MS);
      pid = pid(fault.target());
    }
    if (!fault.isKill()) {
      long frozen = pid;
      var unused = thaws.schedule(() -> thaw(frozen), fault.frozenMs(), TimeUnit.MILLISECONDS);
    }
    done.add(new Done(fault, LocalTimes.nowUs() + fault.frozenMs() * 1_000));
    onProgress.accept(
        "  " + LocalTimes.time(LocalTimes.nowUs()) + "  fault " + done.size() + ": " + fault);
  }

  private long pid(String target) {
    PublisherProcess publisher = publishers.get(target);
    return publisher == null ? system.process(target).current().pid() : publisher.pid();
  }

  private static void thaw(long pid) {
    try {
      boolean unused = Signals.thaw(pid);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits until no process is frozen. */
  @Override
  public void close() throws InterruptedException {
    thaws.shutdown();
    thaws.awaitTermination(1, TimeUnit.MINUTES);
  }
}
