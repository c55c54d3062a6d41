package io.followspot.gateway.cases;

import io.followspot.gateway.cases.CaseCollector.Collected;
import io.followspot.gateway.problem.Problem;
import io.followspot.gateway.problem.ProblemException;
import io.followspot.json.TimestampFormat;
import io.followspot.process.DiskSpace;
import io.followspot.process.Setting;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the files of cases one after the other on a thread of its own, and keeps them. What was not
 * complete when the gateway ended is begun again. Thread-safe.
 */
public final class CaseKeeper implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(CaseKeeper.class);

  /** One that ends the gateway each time must not do so for ever. */
  private static final int MAX_ATTEMPTS = 3;

  /** In the queue, the end of the thread; no case has this id. */
  private static final String END = "";

  private static final int ID_BYTES = 8;
  private static final long CLOSE_MS = 5_000;

  private final CaseFiles files;
  private final CaseCollector collector;
  private final CaseLimits limits;
  private final Clock clock;
  private final Map<String, KeptCase> cases = new TreeMap<>();
  private final BlockingQueue<String> waiting = new LinkedBlockingQueue<>();
  private final Thread thread = new Thread(this::run, "cases");
  private volatile boolean closed;

  /**
   * Reads the cases that are kept and starts the thread.
   *
   * @param directory of the files
   * @param clock dates new cases
   */
  public CaseKeeper(Path directory, CaseCollector collector, CaseLimits limits, Clock clock) {
    this.files = new CaseFiles(directory);
    this.collector = collector;
    this.limits = limits;
    this.clock = clock;
    for (KeptCase one : files.read()) {
      cases.put(one.id(), one);
      if (one.isPending()) {
        waiting.add(one.id());
      }
    }
    thread.setDaemon(true);
    thread.start();
  }

  /** All cases, the latest first. */
  public synchronized List<KeptCase> all() {
    List<KeptCase> all = new ArrayList<>(cases.values());
    all.sort(Comparator.comparingLong(KeptCase::createdAtUs).reversed());
    return all;
  }

  /** The case with the id. */
  public synchronized Optional<KeptCase> find(String id) {
    return Optional.ofNullable(cases.get(id));
  }

  /**
   * Begins a case.
   *
   * @throws ProblemException if there are too many, or it would have too many tracks
   */
  public KeptCase create(CaseRequest request) throws IOException {
    if (collector.count(request) > CaseCollector.MAX_TRACKS) {
      throw Problem.of(
          422,
          "too_many_tracks",
          "The case is too large",
          "It would have more than "
              + CaseCollector.MAX_TRACKS
              + " tracks: choose a shorter time or fewer cameras.");
    }
    synchronized (this) {
      if (cases.size() >= limits.cases() || usedBytes() >= limits.bytes()) {
        throw Problem.of(
            409,
            "cases_full",
            "No room for another case",
            "As much is kept as "
                + Setting.CASES_MAX.variable()
                + " and "
                + Setting.CASES_MAX_MB.variable()
                + " allow: delete cases first.");
      }
      byte[] random = new byte[ID_BYTES];
      new SecureRandom().nextBytes(random);
      KeptCase one =
          KeptCase.waiting(
              HexFormat.of().formatHex(random), request, TimestampFormat.us(clock.instant()));
      files.write(one);
      cases.put(one.id(), one);
      waiting.add(one.id());
      return one;
    }
  }

  /** The file of a case; empty unless it is complete. */
  public Optional<Path> archive(KeptCase one) {
    return Optional.of(files.archive(one.id()))
        .filter(it -> one.state() == KeptCase.State.COMPLETE && Files.isRegularFile(it));
  }

  /** Deletes a case; one that is being made ends at its next step. */
  public synchronized void delete(String id) throws IOException {
    cases.remove(id);
    files.delete(id);
  }

  private synchronized long usedBytes() {
    return cases.values().stream().mapToLong(KeptCase::bytes).sum();
  }

  private void run() {
    while (!closed) {
      try {
        make(waiting.take());
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void make(String id) throws InterruptedException {
    KeptCase one = find(id).orElse(null);
    if (one == null) {
      return;
    }
    try {
      if (one.attempts() == MAX_ATTEMPTS) {
        throw new IOException("The gateway ended each time while it was made.");
      }
      KeptCase begun = store(one.begun());
      try (OutputStream out = new BoundedOutput(Files.newOutputStream(files.part(id)))) {
        Collected made = collector.write(begun, out, (done, total) -> progress(id, done, total));
        out.close();
        finish(id, made);
      }
      log.info("The case {} is kept", id);
    } catch (Deleted e) {
      deleteQuietly(id);
    } catch (IOException | RuntimeException e) {
      if (!closed) {
        fail(id, e);
      }
    }
  }

  private synchronized void finish(String id, Collected made) throws IOException {
    KeptCase latest = find(id).orElseThrow(Deleted::new);
    store(latest.completed(made.tracks(), made.missing(), files.finish(id)));
  }

  private void fail(String id, Exception e) {
    log.warn("The case {} cannot be made", id, e);
    try {
      Files.deleteIfExists(files.part(id));
      synchronized (this) {
        if (cases.containsKey(id)) {
          String why = e instanceof IOException || e instanceof ProblemException ? message(e) : "";
          store(cases.get(id).failed(why.isEmpty() ? "See the gateway's log." : why));
        }
      }
    } catch (IOException again) {
      log.error("The state of the case {} cannot be stored: {}", id, again.toString());
    }
  }

  private static String message(Exception e) {
    return e.getMessage() == null ? "" : e.getMessage();
  }

  private void deleteQuietly(String id) {
    try {
      files.delete(id);
    } catch (IOException e) {
      log.warn("Files of the case {} cannot be deleted: {}", id, e.toString());
    }
  }

  /** Progress is not stored: a gateway that ended begins again. */
  private synchronized void progress(String id, int done, int total) throws IOException {
    if (closed) {
      throw new IOException("The gateway is stopping.");
    }
    KeptCase one = find(id).orElseThrow(Deleted::new);
    cases.put(id, one.progressed(done, total));
  }

  private synchronized KeptCase store(KeptCase one) throws IOException {
    if (!cases.containsKey(one.id())) {
      throw new Deleted();
    }
    cases.put(one.id(), one);
    files.write(one);
    return one;
  }

  @Override
  public void close() {
    // Ends at the next step. An interrupt would close the embedded database's file channel.
    closed = true;
    waiting.add(END);
    try {
      thread.join(CLOSE_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The case was deleted while it was made. */
  private static final class Deleted extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /** Ends a file that is larger than what may still be kept, or that would fill the disk. */
  private final class BoundedOutput extends FilterOutputStream {
    private final long room;
    private long written;

    BoundedOutput(OutputStream out) throws IOException {
      super(out);
      room = Math.min(limits.bytes() - usedBytes(), files.freeBytes() - DiskSpace.MIN_FREE_BYTES);
    }

    @Override
    public void write(int value) throws IOException {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      written += length;
      if (written > room) {
        throw new IOException(
            "No room is left: delete cases, or raise "
                + Setting.CASES_MAX_MB.variable()
                + ", or free the disk.");
      }
      out.write(bytes, offset, length);
    }
  }
}
