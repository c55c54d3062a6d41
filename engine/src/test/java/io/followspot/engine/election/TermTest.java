package io.followspot.engine.election;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.JobID;
import org.apache.flink.runtime.checkpoint.CheckpointIDCounter;
import org.apache.flink.shaded.curator5.org.apache.curator.framework.CuratorFramework;
import org.apache.flink.shaded.curator5.org.apache.curator.framework.CuratorFrameworkFactory;
import org.apache.flink.shaded.curator5.org.apache.curator.retry.RetryOneTime;
import org.apache.flink.shaded.zookeeper3.org.apache.zookeeper.KeeperException;
import org.apache.flink.shaded.zookeeper3.org.apache.zookeeper.server.NIOServerCnxnFactory;
import org.apache.flink.shaded.zookeeper3.org.apache.zookeeper.server.ServerCnxnFactory;
import org.apache.flink.shaded.zookeeper3.org.apache.zookeeper.server.ZooKeeperServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a real ZooKeeper. */
class TermTest {
  private static final int TICK_MS = 500;
  private static final int CLIENTS = 10;

  @TempDir private Path directory;
  private ServerCnxnFactory server;
  private CuratorFramework client;

  @BeforeEach
  void start() throws Exception {
    System.setProperty("zookeeper.jmx.log4j.disable", "true");
    server = new NIOServerCnxnFactory();
    server.configure(new InetSocketAddress("127.0.0.1", 0), CLIENTS);
    server.startup(
        new ZooKeeperServer(
            directory.resolve("snapshots").toFile(), directory.resolve("log").toFile(), TICK_MS));
    client =
        CuratorFrameworkFactory.newClient(
            "127.0.0.1:" + server.getLocalPort(), new RetryOneTime(TICK_MS));
    client.start();
  }

  @AfterEach
  void stop() {
    client.close();
    server.shutdown();
  }

  @Test
  void whoLeads_completesCheckpoints() throws Exception {
    Term term = new Term(client);
    term.begin();

    term.complete(1);
    term.complete(2);
    term.begin();
    term.complete(3);

    assertThat(client.getChildren().forPath("/")).contains("followspot-term");
  }

  @Test
  void whoeverLedBefore_completesNone() throws Exception {
    Term former = new Term(client);
    former.begin();
    former.complete(1);

    Term current = new Term(client);
    current.begin();

    assertThatThrownBy(() -> former.complete(2))
        .isInstanceOf(KeeperException.BadVersionException.class);
    current.complete(17);
    assertThatThrownBy(() -> former.complete(3))
        .isInstanceOf(KeeperException.BadVersionException.class);
  }

  @Test
  void termThatAnotherEnded_endsTheJobManager() throws Exception {
    List<Throwable> causes = new ArrayList<>();
    Term current = new Term(client);
    FencedCheckpoints checkpoints = new FencedCheckpoints(current, causes::add);
    current.begin();
    checkpoints.complete(1);
    assertThat(causes).isEmpty();

    // It was granted the lead before, and came to its first step only now.
    new Term(client).begin();

    assertThatThrownBy(() -> checkpoints.complete(2))
        .isInstanceOf(KeeperException.BadVersionException.class);
    assertThat(causes).hasSize(1);
  }

  @Test
  void answerThatWasLost_doesNotEndTheTerm() throws Exception {
    Term term = new Term(client);
    term.begin();
    byte[] ours = client.getData().forPath("/followspot-term");
    // As if a write of ours had arrived, and its answer had not.
    client.setData().forPath("/followspot-term", ours);

    term.complete(2);
    term.complete(3);
  }

  @Test
  void withoutZooKeeper_nothingIsCompleted() throws Exception {
    Term term = new Term(client);
    term.begin();
    client.close();

    assertThatThrownBy(() -> term.complete(1)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void numbersOfCheckpoints_keepApartFromThoseOfTheFormerTerm() throws Exception {
    CheckpointIDCounter numbers =
        new FencedCheckpoints(new Term(client), cause -> {}).createCheckpointIDCounter(new JobID());
    numbers.start();
    assertThat(numbers.getAndIncrement()).isEqualTo(1);

    numbers.setCount(8);

    assertThat(numbers.getAndIncrement()).isEqualTo(8 + FencedCheckpoints.GAP);
    assertThat(numbers.getAndIncrement()).isEqualTo(9 + FencedCheckpoints.GAP);
  }
}
