package io.followspot.engine.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.engine.election.FencedCheckpoints;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.leaderelection.LeaderContender;
import org.apache.flink.runtime.leaderelection.LeaderElectionService;
import org.apache.flink.runtime.leaderretrieval.LeaderRetrievalListener;
import org.apache.flink.runtime.leaderretrieval.LeaderRetrievalService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Flink's own election and retrieval, in two JobManagers with an API server in memory. */
class LeaseServicesTest {
  private static final int PATIENCE_S = 30;

  @TempDir private Path credentials;
  private LeaseServer server;

  @BeforeEach
  void start() {
    server = LeaseServer.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void dispatcher_leadsInOneJobManager_isFoundByBoth_andFollowedByTheOther() throws Exception {
    Finder finder = new Finder();
    try (LeaseServices two = services("two")) {
      LeaderElectionService electionOfTwo = two.getDispatcherLeaderElectionService();
      try (LeaseServices one = services("one")) {
        assertThat(one.getCheckpointRecoveryFactory()).isInstanceOf(FencedCheckpoints.class);
        // The one whose services began first has the lease.
        LeaderElectionService electionOfOne = one.getDispatcherLeaderElectionService();
        Contender ofTwo = new Contender("akka://two", electionOfTwo);
        Contender ofOne = new Contender("akka://one", electionOfOne);
        electionOfTwo.start(ofTwo);
        electionOfOne.start(ofOne);
        LeaderRetrievalService retrieval = one.getDispatcherLeaderRetriever();
        retrieval.start(finder);

        UUID session = ofTwo.granted();
        assertThat(finder.next()).isEqualTo("akka://two " + session);
        assertThat(electionOfTwo.hasLeadership(session)).isTrue();
        assertThat(ofOne.grants).isEmpty();

        electionOfTwo.stop();
        two.close();
        UUID next = ofOne.granted();
        assertThat(next).isNotEqualTo(session);
        String found = finder.next();
        if (found.startsWith("null")) {
          found = finder.next();
        }
        assertThat(found).isEqualTo("akka://one " + next);
        retrieval.stop();
        electionOfOne.stop();
      }
    }
  }

  private LeaseServices services(String name) throws Exception {
    LeaseServices services =
        LeaseServices.start(
            new Configuration(),
            Runnable::run,
            ApiServer.at(server.url(), credentials),
            LeaseServer.LEASE,
            name,
            cause -> {
              throw new AssertionError(cause);
            });
    awaitHolder();
    return services;
  }

  /** Whoever comes later finds the lease taken. */
  private void awaitHolder() throws Exception {
    LeaseClient client = server.client(LeaseServer.LEASE, credentials);
    long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S);
    while (client.get().isEmpty()) {
      assertThat(System.nanoTime()).as("time until somebody leads").isLessThan(deadlineNs);
      Thread.sleep(20);
    }
  }

  /** Confirms that it leads as soon as it is told to. */
  private static final class Contender implements LeaderContender {
    private final BlockingQueue<UUID> grants = new LinkedBlockingQueue<>();
    private final String address;
    private final LeaderElectionService election;

    Contender(String address, LeaderElectionService election) {
      this.address = address;
      this.election = election;
    }

    UUID granted() throws InterruptedException {
      UUID session = grants.poll(PATIENCE_S, TimeUnit.SECONDS);
      assertThat(session).as("granted within %s s", PATIENCE_S).isNotNull();
      return session;
    }

    @Override
    public void grantLeadership(UUID session) {
      grants.add(session);
      election.confirmLeadership(session, address);
    }

    @Override
    public void revokeLeadership() {}

    @Override
    public void handleError(Exception e) {
      throw new AssertionError(e);
    }
  }

  /** What a retrieval says. */
  private static final class Finder implements LeaderRetrievalListener {
    private final BlockingQueue<String> found = new LinkedBlockingQueue<>();

    String next() throws InterruptedException {
      String next = found.poll(PATIENCE_S, TimeUnit.SECONDS);
      assertThat(next).as("found within %s s", PATIENCE_S).isNotNull();
      return next;
    }

    @Override
    public void notifyLeaderAddress(@Nullable String address, @Nullable UUID session) {
      found.add(address + " " + session);
    }

    @Override
    public void handleError(Exception e) {
      throw new AssertionError(e);
    }
  }
}
