package io.followspot.engine.election;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.apache.flink.shaded.curator5.org.apache.curator.framework.CuratorFramework;
import org.apache.flink.shaded.curator5.org.apache.curator.framework.CuratorFrameworkFactory;
import org.apache.flink.shaded.curator5.org.apache.curator.retry.RetryOneTime;
import org.apache.flink.shaded.zookeeper3.org.apache.zookeeper.server.NIOServerCnxnFactory;
import org.apache.flink.shaded.zookeeper3.org.apache.zookeeper.server.ServerCnxnFactory;
import org.apache.flink.shaded.zookeeper3.org.apache.zookeeper.server.ZooKeeperServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a real ZooKeeper. */
class ZooKeeperTermTest extends TermContract {
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

  @Override
  protected TermRecord record() {
    return new ZooKeeperTermRecord(client);
  }

  @Test
  void withoutZooKeeper_nothingIsCompleted() throws Exception {
    Term term = new Term(record());
    term.begin();
    client.close();

    assertThatThrownBy(() -> term.complete(1)).isInstanceOf(IllegalStateException.class);
  }
}
