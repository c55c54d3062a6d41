package io.followspot.engine.kubernetes;

import io.followspot.engine.election.FencedCheckpoints;
import io.followspot.engine.election.Term;
import java.util.concurrent.Executor;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.checkpoint.CheckpointRecoveryFactory;
import org.apache.flink.runtime.leaderelection.DefaultLeaderElectionService;
import org.apache.flink.runtime.leaderelection.DefaultMultipleComponentLeaderElectionService;
import org.apache.flink.runtime.leaderelection.LeaderElectionService;
import org.apache.flink.runtime.rpc.FatalErrorHandler;

/** Elects the JobManager that leads, and fences the checkpoints of those that led before. */
final class LeaseServices extends LeaderServices {
  private final DefaultMultipleComponentLeaderElectionService elections;
  private final Term term;
  private final FatalErrorHandler fatal;

  private LeaseServices(
      Configuration configuration,
      Executor executor,
      Leaders leaders,
      DefaultMultipleComponentLeaderElectionService elections,
      Term term,
      FatalErrorHandler fatal) {
    super(configuration, executor, leaders, elections::close);
    this.elections = elections;
    this.term = term;
    this.fatal = fatal;
  }

  /**
   * Begins to take part in the election.
   *
   * @param name of this process alone
   * @param fatal ends the process
   */
  static LeaseServices start(
      Configuration configuration,
      Executor executor,
      ApiServer server,
      LeaseName lease,
      String name,
      FatalErrorHandler fatal)
      throws Exception {
    Leaders leaders = Leaders.create().answerOthers();
    LeaseCandidate candidate =
        new LeaseCandidate(new LeaseClient(server, lease), name, leaders, System::nanoTime);
    Term term = Term.of(new LeaseTermRecord(new LeaseClient(server, lease.ofTerm())));
    return new LeaseServices(
        configuration,
        executor,
        leaders,
        new DefaultMultipleComponentLeaderElectionService(
            fatal, listener -> LeaseElection.start(candidate, listener, fatal)),
        term,
        fatal);
  }

  @Override
  protected LeaderElectionService createLeaderElectionService(String component) {
    return new DefaultLeaderElectionService(elections.createDriverFactory(component));
  }

  @Override
  protected CheckpointRecoveryFactory createCheckpointRecoveryFactory() {
    return new FencedCheckpoints(term, fatal);
  }
}
