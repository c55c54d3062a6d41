package io.followspot.engine;

import io.followspot.engine.checkpoint.CheckpointTimer;
import io.followspot.engine.checkpoint.ProcessedSteps;
import io.followspot.engine.record.KeptRecords;
import io.followspot.process.CannotStartException;
import io.followspot.process.ParentProcess;
import io.followspot.process.Setting;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.executiongraph.AccessExecutionGraph;
import org.apache.flink.runtime.executiongraph.AccessExecutionJobVertex;
import org.apache.flink.runtime.executiongraph.AccessExecutionVertex;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Flink in this process: JobManager and TaskManager in one. */
final class EmbeddedEngine {
  private static final Logger log = LoggerFactory.getLogger(EmbeddedEngine.class);
  private static final long LAST_CHECKPOINT_S = 8;
  private static final long CONVERT_WITHIN_S = 600;

  /** Of the heap, for frames that wait for the functions outside Flink (ProcessMemory). */
  private static final int KEPT_PARTS = 16;

  /** Exit code by which the supervisor restarts this process. */
  private static final int RESTART = 1;

  private final MiniCluster cluster;
  private final JobID job;

  private EmbeddedEngine(MiniCluster cluster, JobID job) {
    this.cluster = cluster;
    this.job = job;
  }

  /** Runs the job from its newest checkpoint or savepoint until the process receives SIGTERM. */
  static void run(EngineHome home, String module) throws Exception {
    KeptRecords.ofThisProcess().limit(Runtime.getRuntime().maxMemory() / KEPT_PARTS);
    StateBackend backend = StateBackend.wanted();
    RestoreChoice choice = RestoreChoice.in(home);
    Optional<RestorePoint> point = choice.newest();
    if (!backend.canRestore(point, home)) {
      point = Optional.of(converted(home, module, choice, point));
    }
    backend.record(home);
    EmbeddedEngine engine = start(home, module, backend, point);
    Runtime.getRuntime().addShutdownHook(new Thread(engine::stop, "stop-engine"));
    if (engine.awaitRunning(point, choice)) {
      point.ifPresent(from -> Leftovers.sweepAfter(home.checkpoints(), from));
      engine.takeCheckpoints();
      ParentProcess.ready(engine.cluster.getRestAddress().get().toString());
    }
    JobResult result = engine.cluster.requestJobResult(engine.job).get();
    result.getSerializedThrowable().ifPresent(e -> log.error("the job has ended", e));
  }

  private static EmbeddedEngine start(
      EngineHome home, String module, StateBackend backend, Optional<RestorePoint> point)
      throws Exception {
    Configuration configuration = FlinkSettings.embedded(home, backend);
    MiniCluster cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(FlinkSettings.number(Setting.PARALLELISM))
                .build());
    cluster.start();
    EmbeddedEngine engine = new EmbeddedEngine(cluster, home.jobId());
    JobGraph graph = graph(configuration, module);
    graph.setJobID(engine.job);
    point.ifPresent(from -> restore(graph, from));
    cluster.submitJob(graph).get();
    return engine;
  }

  private void takeCheckpoints() {
    new CheckpointTimer(
            this::triggerCheckpoint,
            ProcessedSteps.ofThisProcess(),
            Duration.ofMillis(FlinkSettings.number(Setting.CHECKPOINT_INTERVAL_MS)))
        .start();
  }

  /** Not while the job restarts: Flink would count failed checkpoints, which are an alert. */
  private CompletableFuture<String> triggerCheckpoint() {
    return cluster
        .getJobStatus(job)
        .thenCompose(
            status ->
                status == JobStatus.RUNNING
                    ? cluster.triggerCheckpoint(job)
                    : CompletableFuture.failedFuture(
                        new IllegalStateException("the job is " + status)));
  }

  /** Runs the job with the backend of its checkpoints until it has a savepoint. */
  private static RestorePoint converted(
      EngineHome home, String module, RestoreChoice choice, Optional<RestorePoint> point)
      throws Exception {
    StateBackend before = StateBackend.ofCheckpoints(home);
    ParentProcess.notice(
        "converting the state from " + before.word() + " to " + StateBackend.wanted().word());
    EmbeddedEngine engine = start(home, module, before, point);
    if (!engine.awaitRunning(point, choice)) {
      throw new CannotStartException(
          "the job has ended before its state could be converted: the lines above in this log say why");
    }
    try {
      engine
          .cluster
          .triggerSavepoint(
              engine.job, home.savepoints().toString(), true, SavepointFormatType.CANONICAL)
          .get(CONVERT_WITHIN_S, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new CannotStartException(
          "the state could not be converted ("
              + e
              + "); nothing is lost: to go on without, set "
              + Setting.STATE_BACKEND.variable()
              + "="
              + before.word(),
          e);
    }
    engine.cluster.close();
    return choice.newest().orElseThrow();
  }

  private static JobGraph graph(Configuration configuration, String module) {
    StreamExecutionEnvironment environment = new StreamExecutionEnvironment(configuration);
    StatefulJob.define(environment, module);
    return environment.getStreamGraph().getJobGraph();
  }

  private static void restore(JobGraph graph, RestorePoint point) {
    log.info("restoring from {}", point);
    graph.setSavepointRestoreSettings(
        SavepointRestoreSettings.forPath(point.path().toString(), false, point.mode()));
  }

  /**
   * Waits until all tasks run.
   *
   * @return whether they do; otherwise the job has failed, or cannot be restored from this point
   *     and the next start uses the previous one
   */
  private boolean awaitRunning(Optional<RestorePoint> point, RestoreChoice choice)
      throws Exception {
    RestoreFailures failures = new RestoreFailures();
    while (!isRunning()) {
      if (cluster.getJobStatus(job).get().isGloballyTerminalState()) {
        return false;
      }
      if (point.isPresent() && failures.areTooMany(cluster.getExecutionGraph(job).get())) {
        if (choice.reject(point.get(), failures.last())) {
          System.exit(RESTART);
        }
      }
      Thread.sleep(50);
    }
    return true;
  }

  private boolean isRunning() throws Exception {
    AccessExecutionGraph graph = cluster.getExecutionGraph(job).get();
    // A job that is being restored has no tasks yet.
    if (graph.getState() != JobStatus.RUNNING) {
      return false;
    }
    for (AccessExecutionJobVertex vertex : graph.getVerticesTopologically()) {
      for (AccessExecutionVertex task : vertex.getTaskVertices()) {
        if (task.getExecutionState() != ExecutionState.RUNNING) {
          return false;
        }
      }
    }
    return true;
  }

  /**
   * Triggers a last checkpoint, so that all events so far are committed and the next start is
   * quick.
   */
  private void stop() {
    try {
      cluster.triggerCheckpoint(job).get(LAST_CHECKPOINT_S, TimeUnit.SECONDS);
    } catch (Exception e) {
      log.warn("stopped without a final checkpoint; the next start restores an earlier one", e);
    }
    cluster.closeAsync();
  }
}
