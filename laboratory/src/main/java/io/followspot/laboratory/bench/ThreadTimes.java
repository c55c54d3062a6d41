package io.followspot.laboratory.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * CPU times of a JVM's threads at a moment, by purpose, from Linux's {@code /proc/PID/task}. The
 * kernel counts in hundredths of a second. Threads that end before the later moment are missing,
 * such as the compiler threads that a JVM with many cores ends when they are idle.
 */
final class ThreadTimes {
  /** What a thread is for. */
  enum Purpose {
    C1,
    C2,
    COLLECTOR,
    OTHER
  }

  /** USER_HZ, which is 100 on every Linux that the JVM runs on. */
  private static final double TICK_MS = 10;

  /** Fields after the name: state is the first, user time the 12th, system time the 13th. */
  private static final int USER_TIME = 11;

  private final Map<String, OneThread> threads;

  private ThreadTimes(Map<String, OneThread> threads) {
    this.threads = threads;
  }

  private record OneThread(Purpose purpose, double ms) {}

  /** Reads the threads of a process; empty where they cannot be read. */
  static Optional<ThreadTimes> of(long pid) {
    return in(Path.of("/proc", Long.toString(pid), "task"));
  }

  /** Reads the threads from a directory with one directory for each. */
  static Optional<ThreadTimes> in(Path tasks) {
    if (!Files.isDirectory(tasks)) {
      return Optional.empty();
    }
    Map<String, OneThread> threads = new LinkedHashMap<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(tasks)) {
      for (Path task : all) {
        stat(task).ifPresent(one -> threads.put(String.valueOf(task.getFileName()), one));
      }
    } catch (IOException e) {
      return Optional.empty();
    }
    return Optional.of(new ThreadTimes(threads));
  }

  private static Optional<OneThread> stat(Path task) {
    try {
      return Optional.of(parse(Files.readString(task.resolve("stat"))));
    } catch (IOException | UncheckedIOException e) {
      // It has ended since the directory was listed.
      return Optional.empty();
    }
  }

  private static OneThread parse(String stat) {
    int end = stat.lastIndexOf(')');
    String name = stat.substring(stat.indexOf('(') + 1, end);
    String[] fields = stat.substring(end + 2).trim().split(" ");
    long ticks = Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[USER_TIME + 1]);
    return new OneThread(purposeOf(name), ticks * TICK_MS);
  }

  /** The purpose of a thread by its name, of which the kernel keeps 15 characters. */
  static Purpose purposeOf(String name) {
    if (name.startsWith("C1 Compiler")) {
      return Purpose.C1;
    }
    if (name.startsWith("C2 Compiler")) {
      return Purpose.C2;
    }
    return name.startsWith("GC Thread#") || name.startsWith("G1 ") || name.equals("VM Thread")
        ? Purpose.COLLECTOR
        : Purpose.OTHER;
  }

  /** Milliseconds that threads of that purpose used since the earlier moment. */
  double since(ThreadTimes earlier, Purpose purpose) {
    double ms = 0;
    for (Map.Entry<String, OneThread> entry : threads.entrySet()) {
      OneThread now = entry.getValue();
      if (now.purpose() == purpose) {
        OneThread before = earlier.threads.get(entry.getKey());
        ms += now.ms() - (before == null || before.purpose() != purpose ? 0 : before.ms());
      }
    }
    return Math.max(0, ms);
  }
}
