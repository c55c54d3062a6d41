package io.followspot.engine.election;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.runtime.checkpoint.CheckpointIDCounter;
import org.apache.flink.runtime.checkpoint.CheckpointRecoveryFactory;
import org.apache.flink.runtime.checkpoint.CheckpointsCleaner;
import org.apache.flink.runtime.checkpoint.CompletedCheckpoint;
import org.apache.flink.runtime.checkpoint.CompletedCheckpointStore;
import org.apache.flink.runtime.checkpoint.StandaloneCheckpointIDCounter;
import org.apache.flink.runtime.checkpoint.StandaloneCompletedCheckpointStore;
import org.apache.flink.runtime.jobgraph.RestoreMode;
import org.apache.flink.runtime.rpc.FatalErrorHandler;
import org.apache.flink.runtime.state.SharedStateRegistryFactory;

/**
 * Checkpoints that complete only during their JobManager's term.
 *
 * @param lost is called when another JobManager has begun its term: nothing that this one does
 *     counts any more, even if it was elected, since the other one began late
 */
public record FencedCheckpoints(Term term, FatalErrorHandler lost)
    implements CheckpointRecoveryFactory {
  /**
   * How far a JobManager's numbers begin after those of the one before it: more than that one can
   * have begun since, so that the two never write into one directory.
   */
  static final long GAP = 16;

  @Override
  public CompletedCheckpointStore createRecoveredCompletedCheckpointStore(
      JobID job,
      int mostRetained,
      SharedStateRegistryFactory registries,
      Executor executor,
      RestoreMode mode) {
    return new TermStore(mostRetained, registries, executor, mode, this);
  }

  void complete(long checkpoint) throws Exception {
    try {
      term.complete(checkpoint);
    } catch (TermEndedException e) {
      lost.onFatalError(e);
      throw e;
    }
  }

  @Override
  public CheckpointIDCounter createCheckpointIDCounter(JobID job) {
    return new Numbers();
  }

  private static final class TermStore extends StandaloneCompletedCheckpointStore {
    private final FencedCheckpoints fence;

    TermStore(
        int mostRetained,
        SharedStateRegistryFactory registries,
        Executor executor,
        RestoreMode mode,
        FencedCheckpoints fence) {
      super(mostRetained, registries, executor, mode);
      this.fence = fence;
    }

    /** The restored one is added, too. Events are committed after this, not if it throws. */
    @Override
    public CompletedCheckpoint addCheckpointAndSubsumeOldestOne(
        CompletedCheckpoint checkpoint, CheckpointsCleaner cleaner, Runnable afterwards)
        throws Exception {
      fence.complete(checkpoint.getCheckpointID());
      return super.addCheckpointAndSubsumeOldestOne(checkpoint, cleaner, afterwards);
    }
  }

  /** Flink's numbers, with a gap after that of the restored checkpoint. */
  private static final class Numbers implements CheckpointIDCounter {
    private final StandaloneCheckpointIDCounter stock = new StandaloneCheckpointIDCounter();

    @Override
    public void start() throws Exception {
      stock.start();
    }

    @Override
    public CompletableFuture<Void> shutdown(JobStatus status) {
      return stock.shutdown(status);
    }

    @Override
    public long getAndIncrement() throws Exception {
      return stock.getAndIncrement();
    }

    @Override
    public long get() {
      return stock.get();
    }

    @Override
    public void setCount(long next) {
      stock.setCount(next + GAP);
    }
  }
}
