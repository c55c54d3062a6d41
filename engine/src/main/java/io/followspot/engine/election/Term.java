package io.followspot.engine.election;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The time during which one JobManager leads, as a record that each of its checkpoints writes, on
 * condition that nobody else has. A JobManager that was frozen or cut off while another began to
 * lead therefore completes no further checkpoint, and commits no event.
 */
public final class Term {
  /** Of the JobManager in this process, if it is one of several. */
  private static final AtomicReference<Term> HERE = new AtomicReference<>();

  private final TermRecord record;
  private final String owner = UUID.randomUUID().toString();
  private String version = "";

  Term(TermRecord record) {
    this.record = record;
  }

  /** The term of the JobManager in this process, which {@link #here} finds from now on. */
  public static Term of(TermRecord record) {
    Term term = new Term(record);
    HERE.set(term);
    return term;
  }

  /** Of the JobManager in this process; empty if it is the only one. */
  public static Optional<Term> here() {
    return Optional.ofNullable(HERE.get());
  }

  /**
   * Begins a term, and ends that of every other JobManager. To be called before the checkpoint is
   * chosen from which the job continues.
   *
   * @throws Exception if the record cannot be written
   */
  public synchronized void begin() throws Exception {
    version = record.overwrite(owner + " begins");
  }

  /**
   * Records a checkpoint as completed.
   *
   * @throws TermEndedException if another JobManager has begun its term
   * @throws Exception if the record cannot be written: then this JobManager does not know whether
   *     it leads
   */
  synchronized void complete(long checkpoint) throws Exception {
    if (version.isEmpty()) {
      throw new IllegalStateException("the term has not begun");
    }
    String text = owner + " " + checkpoint;
    try {
      version = record.replace(version, text);
    } catch (TermEndedException e) {
      // If the answer to a write before was lost, that write was ours.
      TermRecord.Written found = record.read();
      if (!found.text().startsWith(owner)) {
        throw e;
      }
      version = record.replace(found.version(), text);
    }
  }
}
