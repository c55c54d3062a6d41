package io.followspot.engine;

import io.followspot.process.ParentProcess;
import io.followspot.process.Setting;
import java.util.concurrent.TimeUnit;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.execution.ExecutionState;
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
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedEngine.class);
  private static final long LAST_CHECKPOINT_S = 8;

  private final MiniCluster cluster;

  private EmbeddedEngine(MiniCluster cluster) {
    this.cluster = cluster;
  }

  /** Runs the job from its newest checkpoint or savepoint until the process receives SIGTERM. */
  static void run(EngineHome home, String module) throws Exception {
    Configuration configuration = FlinkSettings.embedded(home);
    MiniCluster cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(FlinkSettings.number(Setting.PARALLELISM))
                .build());
    cluster.start();
    EmbeddedEngine engine = new EmbeddedEngine(cluster);
    Runtime.getRuntime().addShutdownHook(new Thread(engine::stop, "stop-engine"));

    JobGraph graph = graph(configuration, module);
    RestorePoint.sweep(home.checkpoints());
    RestorePoint.newest(home.checkpoints(), home.savepoints())
        .ifPresent(point -> restore(graph, point));
    cluster.submitJob(graph).get();
    engine.awaitRunning();
    ParentProcess.ready(cluster.getRestAddress().get().toString());

    JobResult result = cluster.requestJobResult(StatefulJob.ID).get();
    result.getSerializedThrowable().ifPresent(e -> LOG.error("the job has ended", e));
  }

  private static JobGraph graph(Configuration configuration, String module) {
    StreamExecutionEnvironment environment = new StreamExecutionEnvironment(configuration);
    StatefulJob.define(environment, module);
    JobGraph graph = environment.getStreamGraph().getJobGraph();
    graph.setJobID(StatefulJob.ID);
    return graph;
  }

  private static void restore(JobGraph graph, RestorePoint point) {
    LOG.info("restoring from {}", point);
    graph.setSavepointRestoreSettings(
        SavepointRestoreSettings.forPath(point.path().toUri().toString(), false, point.mode()));
  }

  private void awaitRunning() throws Exception {
    while (!isRunning()) {
      if (cluster.getJobStatus(StatefulJob.ID).get().isGloballyTerminalState()) {
        return;
      }
      Thread.sleep(50);
    }
  }

  private boolean isRunning() throws Exception {
    for (AccessExecutionJobVertex vertex :
        cluster.getExecutionGraph(StatefulJob.ID).get().getVerticesTopologically()) {
      for (AccessExecutionVertex task : vertex.getTaskVertices()) {
        if (task.getExecutionState() != ExecutionState.RUNNING) {
          return false;
        }
      }
    }
    return true;
  }

  /**
   * Takes a last checkpoint, so that what was tracked so far is seen and the next start is quick.
   */
  private void stop() {
    try {
      cluster.triggerCheckpoint(StatefulJob.ID).get(LAST_CHECKPOINT_S, TimeUnit.SECONDS);
    } catch (Exception e) {
      LOG.warn("stopped without a final checkpoint; the next start restores an earlier one", e);
    }
    cluster.closeAsync();
  }
}
