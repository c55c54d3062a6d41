package io.followspot.gateway.http;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Runs tasks of many callers on a few threads. Callers take turns, and each has only some tasks
 * under way at a time, so that one who asks for much waits for himself and not others for him.
 */
public final class FairExecutor implements AutoCloseable {
  private final Limits limits;
  private final ThreadPoolExecutor threads;

  /** Waiting tasks by caller; the first caller is the next whose turn it is. */
  private final Map<String, ArrayDeque<Runnable>> waiting = new LinkedHashMap<>();

  private final Map<String, Integer> runningOf = new HashMap<>();
  private int running;
  private int waitingInAll;

  /**
   * How much is run.
   *
   * @param threads tasks at a time
   * @param threadsPerCaller tasks of one caller at a time
   * @param waiting tasks that wait
   * @param waitingPerCaller tasks of one caller that wait
   */
  public record Limits(int threads, int threadsPerCaller, int waiting, int waitingPerCaller) {}

  /** Runs within limits, on threads of this name. */
  public FairExecutor(String name, Limits limits) {
    this.limits = limits;
    threads =
        new ThreadPoolExecutor(
            limits.threads(),
            limits.threads(),
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              Thread thread = new Thread(task, name);
              thread.setDaemon(true);
              return thread;
            });
    threads.allowCoreThreadTimeOut(true);
  }

  /** Runs a task when it is the caller's turn; false if too many wait already. */
  public synchronized boolean execute(String caller, Runnable task) {
    if (threads.isShutdown()) {
      return false;
    }
    ArrayDeque<Runnable> own = waiting.computeIfAbsent(caller, it -> new ArrayDeque<>());
    boolean runsAtOnce =
        running < limits.threads()
            && own.isEmpty()
            && runningOf.getOrDefault(caller, 0) < limits.threadsPerCaller();
    if (!runsAtOnce
        && (own.size() >= limits.waitingPerCaller() || waitingInAll >= limits.waiting())) {
      if (own.isEmpty()) {
        waiting.remove(caller);
      }
      return false;
    }
    own.add(task);
    waitingInAll++;
    startNext();
    return true;
  }

  private void startNext() {
    Iterator<Map.Entry<String, ArrayDeque<Runnable>>> turns = waiting.entrySet().iterator();
    Map<String, ArrayDeque<Runnable>> later = new LinkedHashMap<>();
    while (running < limits.threads() && turns.hasNext()) {
      Map.Entry<String, ArrayDeque<Runnable>> turn = turns.next();
      String caller = turn.getKey();
      if (runningOf.getOrDefault(caller, 0) >= limits.threadsPerCaller()) {
        continue;
      }
      turns.remove();
      Runnable task = turn.getValue().remove();
      waitingInAll--;
      running++;
      runningOf.merge(caller, 1, Integer::sum);
      if (!turn.getValue().isEmpty()) {
        later.put(caller, turn.getValue());
      }
      threads.execute(() -> run(caller, task));
      if (!turns.hasNext() && running < limits.threads() && !later.isEmpty()) {
        waiting.putAll(later);
        later.clear();
        turns = waiting.entrySet().iterator();
      }
    }
    waiting.putAll(later);
  }

  private void run(String caller, Runnable task) {
    try {
      task.run();
    } finally {
      synchronized (this) {
        running--;
        runningOf.computeIfPresent(caller, (key, n) -> n == 1 ? null : n - 1);
        if (!threads.isShutdown()) {
          startNext();
        }
      }
    }
  }

  /** Starts nothing more; what runs goes on to its end. */
  @Override
  public synchronized void close() {
    // An interrupt would tear the embedded database's file from under whoever reads it.
    threads.shutdown();
    waiting.clear();
    waitingInAll = 0;
  }
}
