package io.followspot.engine.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.runtime.leaderelection.LeaderInformation;
import org.apache.flink.runtime.leaderelection.LeaderInformationWithComponentId;
import org.apache.flink.runtime.leaderelection.MultipleComponentLeaderElectionDriver;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two JobManagers with an API server in memory, by HTTP, and a clock that the test sets. */
class LeaseCandidateTest {
  private static final LeaderInformation PLACE =
      LeaderInformation.known(UUID.randomUUID(), "akka.tcp://flink@192.0.2.1:6123/user/rpc/one");

  @TempDir private Path credentials;
  private final AtomicLong nanoTime = new AtomicLong();
  private final Leaders leadersOfOne = Leaders.create();
  private final Leaders leadersOfTwo = Leaders.create();
  private LeaseServer server;
  private LeaseClient client;
  private LeaseCandidate one;
  private LeaseCandidate two;

  @BeforeEach
  void start() {
    server = LeaseServer.start();
    client = server.client(LeaseServer.LEASE, credentials);
    one = new LeaseCandidate(client, "one", leadersOfOne, nanoTime::get);
    two = new LeaseCandidate(client, "two", leadersOfTwo, nanoTime::get);
  }

  @AfterEach
  void stop() {
    leadersOfOne.close();
    leadersOfTwo.close();
    server.close();
  }

  @Test
  void first_leads_asLongAsItRenews() throws Exception {
    assertThat(one.step()).isTrue();
    for (int i = 0; i < 5; i++) {
      pass(Duration.ofSeconds(3));
      assertThat(one.step()).isTrue();
      assertThat(two.step()).isFalse();
    }
    StoredLease lease = client.get().orElseThrow();
    assertThat(lease.holder()).isEqualTo("one");
    assertThat(lease.duration()).isEqualTo(LeaseCandidate.LEASE);
    assertThat(lease.json().at("/spec/leaseTransitions").asInt()).isEqualTo(1);
    assertThat(lease.json().at("/spec/renewTime").asText())
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z");
  }

  @Test
  void second_leads_afterTheLeaseHasNotBeenRenewed() {
    one.step();
    assertThat(two.step()).isFalse();
    pass(LeaseCandidate.LEASE);
    assertThat(two.step()).isFalse();
    pass(Duration.ofMillis(1));
    assertThat(two.step()).isTrue();

    // It was frozen, and notices it with its first step.
    assertThat(one.step()).isFalse();
    assertThat(one.leads()).isFalse();
    assertThat(two.step()).isTrue();
  }

  @Test
  void clocksOfTheOthers_doNotMatter() throws Exception {
    one.step();
    StoredLease lease = client.get().orElseThrow();
    // As if the clock of one were hours behind.
    ((ObjectNode) lease.json().get("spec")).put("renewTime", "2020-01-01T00:00:00.000000Z");
    client.update(lease);

    assertThat(two.step()).isFalse();
    pass(Duration.ofSeconds(1));
    assertThat(two.step()).isFalse();
  }

  @Test
  void apiServerThatDoesNotAnswer_endsTheLeadBeforeAnotherMayBegin() {
    one.step();
    server.close();

    pass(LeaseCandidate.RENEWAL);
    assertThat(one.step()).isTrue();
    pass(Duration.ofMillis(1));
    assertThat(one.step()).isFalse();
    assertThat(LeaseCandidate.RENEWAL.plus(ApiServer.TIMEOUT)).isLessThan(LeaseCandidate.LEASE);
  }

  @Test
  void rightThatWasTakenAway_endsTheLead() {
    one.step();
    server.refuse("PUT");

    pass(LeaseCandidate.RENEWAL.plusMillis(1));
    assertThat(one.step()).isFalse();
  }

  @Test
  void leaseThatWasDeleted_isMadeAnew() throws Exception {
    one.step();
    server.delete(LeaseServer.LEASE);

    assertThat(one.step()).isFalse();
    assertThat(two.step()).isTrue();
    assertThat(client.get().orElseThrow().holder()).isEqualTo("two");
  }

  @Test
  void changeByHand_doesNotEndTheLead() throws Exception {
    one.step();
    StoredLease lease = client.get().orElseThrow();
    ((ObjectNode) lease.json().get("metadata")).putObject("labels").put("seen-by", "somebody");
    client.update(lease);

    assertThat(one.step()).isTrue();
    assertThat(one.step()).isTrue();
    assertThat(client.get().orElseThrow().json().at("/metadata/labels/seen-by").asText())
        .isEqualTo("somebody");
  }

  @Test
  void whoEnds_letsTheOtherLeadAtOnce() {
    one.step();
    two.step();
    one.release();

    assertThat(two.step()).isTrue();
    assertThat(one.step()).isFalse();
  }

  @Test
  void places_areKnownToBoth_untilAnotherLeads() throws Exception {
    one.step();
    one.publish("dispatcher", PLACE);
    two.step();

    assertThat(Leaders.parse(leadersOfOne.text())).containsEntry("dispatcher", PLACE);
    assertThat(leadersOfTwo.text()).isEqualTo(leadersOfOne.text());

    pass(Duration.ofSeconds(2));
    one.step();
    two.step();
    assertThat(leadersOfTwo.text()).isEqualTo(leadersOfOne.text()).isNotEmpty();

    pass(LeaseCandidate.LEASE.plusMillis(1));
    assertThat(two.step()).isTrue();
    assertThat(leadersOfTwo.text()).isEmpty();
    one.step();
    assertThat(leadersOfOne.text()).isEmpty();
    one.publish("dispatcher", PLACE);
    assertThat(client.get().orElseThrow().leaders()).as("of one that leads no more").isEmpty();
  }

  @Test
  void election_tellsFlinkWhoLeads() throws Exception {
    Told toldOne = new Told();
    Told toldTwo = new Told();
    LeaseElection first = elect(one, toldOne);
    await(toldOne, "leads");
    LeaseElection second = elect(two, toldTwo);
    first.close();
    await(toldTwo, "leads");
    assertThat(second.hasLeadership()).isTrue();

    server.close();
    pass(LeaseCandidate.RENEWAL.plusMillis(1));
    await(toldTwo, "leads not");
    second.close();
    assertThat(toldOne.said).containsExactly("leads");
    assertThat(toldTwo.said).containsExactly("leads", "leads not");
  }

  private void pass(Duration time) {
    nanoTime.addAndGet(time.toNanos());
  }

  private static LeaseElection elect(LeaseCandidate candidate, Told told) {
    return LeaseElection.start(
        candidate,
        told,
        cause -> {
          throw new AssertionError(cause);
        });
  }

  private static void await(Told told, String wanted) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!told.said.contains(wanted)) {
      assertThat(System.nanoTime()).as("%s, but %s", wanted, told.said).isLessThan(deadline);
      Thread.sleep(20);
    }
  }

  /** What Flink was told. */
  private static final class Told implements MultipleComponentLeaderElectionDriver.Listener {
    private final List<String> said = new CopyOnWriteArrayList<>();

    @Override
    public void isLeader() {
      said.add("leads");
    }

    @Override
    public void notLeader() {
      said.add("leads not");
    }

    @Override
    public void notifyLeaderInformationChange(String component, LeaderInformation leader) {
      said.add(component);
    }

    @Override
    public void notifyAllKnownLeaderInformation(
        Collection<LeaderInformationWithComponentId> leaders) {
      said.add("all");
    }
  }
}
