package io.followspot.engine;

import io.followspot.engine.kubernetes.LeaseServicesFactory;
import io.followspot.process.HostPort;
import io.followspot.process.ParentProcess;
import io.followspot.process.Setting;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.apache.flink.client.deployment.application.ApplicationClusterEntryPoint;
import org.apache.flink.client.program.PackagedProgram;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.entrypoint.ClusterEntrypoint;
import org.apache.flink.runtime.resourcemanager.StandaloneResourceManagerFactory;

/**
 * A Flink JobManager as a separate process, for one job. Restarted after a crash, or beginning to
 * lead, it continues from the newest checkpoint or savepoint ({@link ClusterJob}).
 */
final class JobManager extends ApplicationClusterEntryPoint {
  private JobManager(Configuration configuration, PackagedProgram program) throws Exception {
    super(configuration, program, StandaloneResourceManagerFactory.getInstance());
    configureExecution(configuration, program);
  }

  /** Runs the job until it receives SIGTERM. */
  static void run(EngineHome home, String module) throws Exception {
    HostPort web = orFree(FlinkSettings.hostPort(Setting.FLINK_LISTEN));
    StateBackend backend = StateBackend.wanted();
    Configuration configuration = FlinkSettings.jobManager(home, web, backend);
    if (!Setting.KUBERNETES_LEASE.read().isEmpty()) {
      LeaseServicesFactory.check();
    }
    String secret = home.newRestSecret(FlinkSettings.isOneOfSeveral());
    FlinkSettings.set(configuration, RestFilterFactory.SECRET, secret);
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
