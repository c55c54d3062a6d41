package io.followspot.laboratory.chaos;

import io.followspot.launcher.SupervisedSystem;
import io.followspot.terminal.LocalTimes;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/** Executes the schedule. Not thread-safe. */
final class FaultInjector implements AutoCloseable {
  private static final long AGAIN_AFTER_MS = 50;

  private final SupervisedSystem system;
  private final Map<String, PublisherProcess> publishers;
  private final Map<FaultKind, Function<String, SystemFault>> systemFaults;
  private final Consumer<String> onProgress;
  private final ScheduledExecutorService ends = Executors.newSingleThreadScheduledExecutor();
  private final List<Done> done = new ArrayList<>();

  /**
   * @param publishers by {@link FaultType#target}
   * @param systemFaults by the target, all that the schedule contains, but for {@link
   *     FaultKind#CHECKPOINT}
   * @param pause returns when registrations no longer change
   */
  FaultInjector(
      SupervisedSystem system,
      Map<String, PublisherProcess> publishers,
      Map<FaultKind, Function<String, SystemFault>> systemFaults,
      SystemFault pause,
      Consumer<String> onProgress) {
    this.system = system;
    this.publishers = publishers;
    this.systemFaults = new EnumMap<>(FaultKind.class);
    this.systemFaults.putAll(systemFaults);
    SystemFault damage =
        new CheckpointDamage(system.home(), pause, () -> signal(FaultKind.KILL, "engine"));
    this.systemFaults.put(FaultKind.CHECKPOINT, target -> damage);
    this.onProgress = onProgress;
  }

  /**
   * A fault that happened.
   *
   * @param beganAtUs when it began, in microseconds since 1970
   * @param overAtUs when it ended
   */
  record Done(FaultType fault, long beganAtUs, long overAtUs) {}

  /** The faults so far. */
  List<Done> done() {
    return List.copyOf(done);
  }

  void inject(FaultType fault) throws InterruptedException {
    Function<String, SystemFault> ofTarget = systemFaults.get(fault.kind());
    long beganAtUs = LocalTimes.nowUs();
    if (ofTarget != null) {
      SystemFault ofSystem = ofTarget.apply(fault.target());
      ofSystem.begin();
      endLater(fault, ofSystem::end);
    } else {
      long pid = signal(fault.kind(), fault.target());
      endLater(fault, () -> Signals.thaw(pid));
    }
    done.add(new Done(fault, beganAtUs, LocalTimes.nowUs() + fault.lastsMs() * 1_000));
    onProgress.accept(
        "  " + LocalTimes.time(LocalTimes.nowUs()) + "  fault " + done.size() + ": " + fault);
  }

  /** Kills or freezes a process, and returns its id. */
  private long signal(FaultKind kind, String target) throws InterruptedException {
    long pid = pid(target);
    while (!(kind == FaultKind.KILL ? Signals.kill(pid) : Signals.freeze(pid))) {
      // It exited by itself, or because of the fault before: its replacement is meant.
      Thread.sleep(AGAIN_AFTER_MS);
      pid = pid(target);
    }
    return pid;
  }

  private void endLater(FaultType fault, End end) {
    if (fault.lastsMs() > 0) {
      var unused = ends.schedule(() -> run(end), fault.lastsMs(), TimeUnit.MILLISECONDS);
    }
  }

  private void run(End end) {
    try {
      end.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      onProgress.accept("a fault did not end: " + e.getMessage());
    }
  }

  private interface End {
    void run() throws InterruptedException;
  }

  private long pid(String target) {
    PublisherProcess publisher = publishers.get(target);
    return publisher == null ? system.process(target).current().pid() : publisher.pid();
  }

  /** Waits until no fault lasts. */
  @Override
  public void close() throws InterruptedException {
    ends.shutdown();
    ends.awaitTermination(1, TimeUnit.MINUTES);
  }
}
