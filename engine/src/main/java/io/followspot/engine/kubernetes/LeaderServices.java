package io.followspot.engine.kubernetes;

import java.util.concurrent.Executor;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.blob.VoidBlobStore;
import org.apache.flink.runtime.checkpoint.CheckpointRecoveryFactory;
import org.apache.flink.runtime.highavailability.AbstractHaServices;
import org.apache.flink.runtime.highavailability.nonha.embedded.EmbeddedJobResultStore;
import org.apache.flink.runtime.jobmanager.JobGraphStore;
import org.apache.flink.runtime.jobmanager.StandaloneJobGraphStore;
import org.apache.flink.runtime.leaderelection.LeaderElectionService;
import org.apache.flink.runtime.leaderretrieval.DefaultLeaderRetrievalService;
import org.apache.flink.runtime.leaderretrieval.LeaderRetrievalService;

/** Finds the JobManager that leads, for a TaskManager. Stores nothing. */
class LeaderServices extends AbstractHaServices {
  private final Leaders leaders;
  private final AutoCloseable source;

  /**
   * Creates the services.
   *
   * @param source keeps the leaders up to date, and is closed with the services
   */
  LeaderServices(
      Configuration configuration, Executor executor, Leaders leaders, AutoCloseable source) {
    super(configuration, executor, new VoidBlobStore(), new EmbeddedJobResultStore());
    this.leaders = leaders;
    this.source = source;
  }

  @Override
  protected LeaderRetrievalService createLeaderRetrievalService(String component) {
    return new DefaultLeaderRetrievalService(
        (handler, fatal) -> leaders.follow(component, handler::notifyLeaderAddress)::close);
  }

  @Override
  protected LeaderElectionService createLeaderElectionService(String component) {
    throw new UnsupportedOperationException("a TaskManager never leads");
  }

  @Override
  protected CheckpointRecoveryFactory createCheckpointRecoveryFactory() {
    throw new UnsupportedOperationException("a TaskManager completes no checkpoints");
  }

  @Override
  protected JobGraphStore createJobGraphStore() {
    return new StandaloneJobGraphStore();
  }

  @Override
  protected void internalClose() throws Exception {
    source.close();
    leaders.close();
  }

  /** Nothing is stored that would have to be deleted. */
  @Override
  protected void internalCleanup() {}

  @Override
  protected void internalCleanupJobData(JobID job) {}

  @Override
  protected String getLeaderPathForResourceManager() {
    return "resource_manager";
  }

  @Override
  protected String getLeaderPathForDispatcher() {
    return "dispatcher";
  }

  @Override
  protected String getLeaderPathForJobManager(JobID job) {
    return job.toString();
  }

  @Override
  protected String getLeaderPathForRestServer() {
    return "rest_server";
  }
}
