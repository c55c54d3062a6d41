package io.followspot.engine.kubernetes;

import java.time.Duration;
import org.apache.flink.runtime.leaderelection.LeaderInformation;
import org.apache.flink.runtime.leaderelection.MultipleComponentLeaderElectionDriver;
import org.apache.flink.runtime.rpc.FatalErrorHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells Flink when its process has the lease, from a thread of its own. */
final class LeaseElection implements MultipleComponentLeaderElectionDriver {
  private static final Logger log = LoggerFactory.getLogger(LeaseElection.class);

  /** Between two renewals. */
  private static final Duration TO_RENEW = Duration.ofSeconds(2);

  /** Between two looks at a lease that another one has. */
  private static final Duration TO_LOOK = Duration.ofSeconds(1);

  private final LeaseCandidate candidate;
  private final Listener listener;
  private final Thread thread;
  private volatile boolean closed;

  private LeaseElection(LeaseCandidate candidate, Listener listener, FatalErrorHandler fatal) {
    this.candidate = candidate;
    this.listener = listener;
    thread = new Thread(this::run, "lease");
    thread.setDaemon(true);
    thread.setUncaughtExceptionHandler((dead, cause) -> fatal.onFatalError(cause));
  }

  static LeaseElection start(LeaseCandidate candidate, Listener listener, FatalErrorHandler fatal) {
    LeaseElection election = new LeaseElection(candidate, listener, fatal);
    election.thread.start();
    return election;
  }

  @Override
  public boolean hasLeadership() {
    return candidate.leads();
  }

  @Override
  public void publishLeaderInformation(String component, LeaderInformation leader) {
    candidate.publish(component, leader);
  }

  @Override
  public void deleteLeaderInformation(String component) {
    candidate.publish(component, LeaderInformation.empty());
  }

  /** Does not wait for the thread: its caller may hold the lock that the thread waits for. */
  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    candidate.release();
  }

  private void run() {
    boolean led = false;
    while (!closed) {
      boolean leads = candidate.step();
      if (leads && !led) {
        listener.isLeader();
      } else if (led && !leads) {
        listener.notLeader();
      }
      led = leads;
      try {
        Thread.sleep((leads ? TO_RENEW : TO_LOOK).toMillis());
      } catch (InterruptedException e) {
        log.debug("ends");
        return;
      }
    }
  }
}
