package io.followspot.engine.election;

import java.util.concurrent.Executor;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.blob.VoidBlobStore;
import org.apache.flink.runtime.checkpoint.CheckpointRecoveryFactory;
import org.apache.flink.runtime.highavailability.JobResultStore;
import org.apache.flink.runtime.highavailability.nonha.embedded.EmbeddedJobResultStore;
import org.apache.flink.runtime.highavailability.zookeeper.CuratorFrameworkWithUnhandledErrorListener;
import org.apache.flink.runtime.highavailability.zookeeper.ZooKeeperMultipleComponentLeaderElectionHaServices;
import org.apache.flink.runtime.jobmanager.JobGraphStore;
import org.apache.flink.runtime.jobmanager.StandaloneJobGraphStore;
import org.apache.flink.runtime.rpc.FatalErrorHandler;

/** Flink's leader election by ZooKeeper, without its store of jobs, results and checkpoints. */
final class ElectionServices extends ZooKeeperMultipleComponentLeaderElectionHaServices {
  private final Term term;
  private final FatalErrorHandler fatal;
  private final JobResultStore results = new EmbeddedJobResultStore();

  ElectionServices(
      CuratorFrameworkWithUnhandledErrorListener zooKeeper,
      Configuration configuration,
      Executor executor,
      FatalErrorHandler fatal)
      throws Exception {
    super(zooKeeper, configuration, executor, new VoidBlobStore(), fatal);
    this.fatal = fatal;
    term = Term.of(new ZooKeeperTermRecord(zooKeeper.asCuratorFramework()));
  }

  @Override
  public CheckpointRecoveryFactory createCheckpointRecoveryFactory() {
    return new FencedCheckpoints(term, fatal);
  }

  @Override
  public JobGraphStore createJobGraphStore() {
    return new StandaloneJobGraphStore();
  }

  @Override
  public JobResultStore getJobResultStore() {
    return results;
  }

  /** Nothing is stored that would have to be deleted; other JobManagers use the same nodes. */
  @Override
  protected void internalCleanup() {}

  @Override
  protected void internalCleanupJobData(JobID job) {}
}
