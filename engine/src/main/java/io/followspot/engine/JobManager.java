package io.followspot.engine;

import io.followspot.process.CannotStartException;
import io.followspot.process.HostPort;
import io.followspot.process.ParentProcess;
import io.followspot.process.Setting;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Locale;
import java.util.Optional;
import org.apache.flink.client.deployment.application.ApplicationClusterEntryPoint;
import org.apache.flink.client.program.PackagedProgram;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.entrypoint.ClusterEntrypoint;
import org.apache.flink.runtime.resourcemanager.StandaloneResourceManagerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Flink JobManager as a separate process, for one job. Restarted after a crash, it continues from
 * the newest checkpoint or savepoint; its TaskManagers find it at the same address.
 */
final class JobManager extends ApplicationClusterEntryPoint {
  private static final Logger log = LoggerFactory.getLogger(JobManager.class);

  private JobManager(Configuration configuration, PackagedProgram program) throws Exception {
    super(configuration, program, StandaloneResourceManagerFactory.getInstance());
    configureExecution(configuration, program);
  }

  /** Runs the job until it receives SIGTERM. */
  static void run(EngineHome home, String module) throws Exception {
    HostPort web = orFree(FlinkSettings.hostPort(Setting.FLINK_LISTEN));
    StateBackend backend = StateBackend.wanted();
    Configuration configuration = FlinkSettings.jobManager(home, web, backend);
    FlinkSettings.set(configuration, RestFilterFactory.SECRET, home.newRestSecret());
    Optional<RestorePoint> newest = RestoreChoice.in(home).newest();
    if (!backend.canRestore(newest, home)) {
      throw new CannotStartException(
          String.format(
              Locale.ROOT,
              "the checkpoints in %s are of the state backend %s, which %s cannot read; start"
                  + " ./followspot up once with this home, which converts them, or set %s=%s",
              home.checkpoints(),
              StateBackend.ofCheckpoints(home).word(),
              backend.word(),
              Setting.STATE_BACKEND.variable(),
              StateBackend.ofCheckpoints(home).word()));
    }
    backend.record(home);
    newest.ifPresent(
        point -> {
          log.info("restoring from {}", point);
          FlinkSettings.set(configuration, "execution.savepoint.path", FlinkPath.of(point.path()));
          FlinkSettings.set(configuration, "execution.savepoint-restore-mode", point.mode());
          Leftovers.sweepAfter(home.checkpoints(), point);
        });
    PackagedProgram program =
        PackagedProgram.newBuilder()
            .setEntryPointClassName(ClusterJob.class.getName())
            .setArguments(module)
            .setConfiguration(configuration)
            .build();
    RunningJob job = new RunningJob(web, home.jobId());
    job.whenRunning(() -> ParentProcess.ready("http://" + web));
    ClusterEntrypoint.runClusterEntrypoint(new JobManager(configuration, program));
  }

  private static HostPort orFree(HostPort wanted) throws IOException {
    if (wanted.port() != 0) {
      return wanted;
    }
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(wanted.host(), 0));
      return new HostPort(wanted.host(), socket.getLocalPort());
    }
  }
}
