package io.followspot.engine;

import io.followspot.engine.election.Term;
import io.followspot.process.CannotStartException;
import io.followspot.process.Setting;
import java.util.Locale;
import java.util.Optional;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The main class that defines the job in a JobManager: when it starts if it is the only one, when
 * it begins to lead if it is one of several.
 */
public final class ClusterJob {
  private static final Logger log = LoggerFactory.getLogger(ClusterJob.class);

  private ClusterJob() {}

  /**
   * Submits the job to the JobManager in this process, to continue from the newest checkpoint or
   * savepoint. Ends the process if that is not possible.
   *
   * @param args the rendered module
   */
  public static void main(String[] args) throws Exception {
    Optional<Term> term = Term.here();
    if (term.isPresent()) {
      // Before the choice: no other JobManager completes a checkpoint after it.
      term.get().begin();
      EngineHome.here().writeLeader(Setting.FLINK_NAME.read());
    }
    StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
    try {
      restore((Configuration) environment.getConfiguration());
    } catch (CannotStartException e) {
      System.err.println("engine: " + e.getMessage());
      System.exit(CannotStartException.EXIT_CODE);
    }
    StatefulJob.define(environment, args[0]);
    environment.execute(StatefulJob.NAME);
  }

  private static void restore(Configuration configuration) throws InterruptedException {
    EngineHome home = EngineHome.here();
    StateBackend backend = StateBackend.wanted();
    Optional<RestorePoint> newest = RestoreChoice.in(home).newest();
    if (!backend.canRestore(newest, home)) {
      throw new CannotStartException(
          String.format(
              Locale.ROOT,
              "the checkpoints in %s are of the state backend %s, which %s cannot read; start"
                  + " ./followspot up once with this home, which converts them, or set %s=%s",
              FlinkPath.shown(home.checkpoints()),
              StateBackend.ofCheckpoints(home).word(),
              backend.word(),
              Setting.STATE_BACKEND.variable(),
              StateBackend.ofCheckpoints(home).word()));
    }
    backend.record(home);
    newest.ifPresent(
        point -> {
          log.info("restoring from {}", point);
          FlinkSettings.set(configuration, "execution.savepoint.path", point.path());
          FlinkSettings.set(configuration, "execution.savepoint-restore-mode", point.mode());
          Leftovers.sweepAfter(home.checkpoints(), point);
        });
  }
}
