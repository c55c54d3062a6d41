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
 * Runs tasks of many clients on a small thread pool. Clients are served round robin, and each has a
 * limited number of running tasks, so that a client with many requests delays only itself.
 */
public final class FairExecutor implements AutoCloseable {
  private final Limits limits;
  private final ThreadPoolExecutor threads;

  /** Waiting tasks by client; the first client is served next. */
  private final Map<String, ArrayDeque<Runnable>> waiting = new LinkedHashMap<>();

  private final Map<String, Integer> runningOf = new HashMap<>();
  private int running;
  private int waitingInAll;

  /**
   * The limits.
   *
   * @param threads running tasks
   * @param threadsPerCaller running tasks of one client
   * @param waiting queued tasks
   * @param waitingPerCaller queued tasks of one client
   */
  public record Limits(int threads, int threadsPerCaller, int waiting, int waitingPerCaller) {}

  /** Creates an executor with threads of this name. */
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

  /** Runs a task when it is the client's turn; false if too many are queued. */
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

  /** Starts no further tasks; running ones continue to their end. */
  @Override
  public synchronized void close() {
    // An interrupt would close the embedded database's file channel for all its readers.
    threads.shutdown();
    waiting.clear();
    waitingInAll = 0;
  }
}
