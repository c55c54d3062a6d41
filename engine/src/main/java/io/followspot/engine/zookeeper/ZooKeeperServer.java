package io.followspot.engine.zookeeper;

import io.followspot.process.CannotStartException;
import io.followspot.process.HostPort;
import io.followspot.process.ParentProcess;
import io.followspot.process.Setting;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.flink.runtime.zookeeper.FlinkZooKeeperQuorumPeer;

/**
 * One server of an ensemble, for installations on one machine and for tests. It has no
 * authentication and listens on loopback only.
 *
 * @param ensemble all servers
 * @param number which of them this is, from 1 on
 * @param directory where it keeps its data
 */
public record ZooKeeperServer(Ensemble ensemble, int number, Path directory) {
  private static final int TICK_MS = 500;
  private static final int TICKS_TO_CONNECT = 40;
  private static final int TICKS_TO_SYNC = 20;
  private static final int SNAPSHOTS = 3;

  /**
   * Runs until the process ends.
   *
   * @throws CannotStartException if there is no such server, others could reach it, or its
   *     directory cannot be written
   */
  public void run() throws Exception {
    Path file = writeConfiguration();
    // It needs a web server and an old logging library, which are not there.
    System.setProperty("zookeeper.admin.enableServer", "false");
    System.setProperty("zookeeper.jmx.log4j.disable", "true");
    Thread watch = new Thread(this::reportReady, "await-zookeeper");
    watch.setDaemon(true);
    watch.start();
    FlinkZooKeeperQuorumPeer.runFlinkZkQuorumPeer(file.toString(), number);
  }

  /** ZooKeeper's configuration, by its names. */
  Properties configuration() {
    Properties p = new Properties();
    p.setProperty("dataDir", directory.toString());
    p.setProperty("tickTime", Integer.toString(TICK_MS));
    p.setProperty("initLimit", Integer.toString(TICKS_TO_CONNECT));
    p.setProperty("syncLimit", Integer.toString(TICKS_TO_SYNC));
    p.setProperty("autopurge.snapRetainCount", Integer.toString(SNAPSHOTS));
    p.setProperty("autopurge.purgeInterval", "1");
    p.setProperty("clientPort", Integer.toString(here().port()));
    p.setProperty("clientPortAddress", here().host());
    if (ensemble.servers().size() > 1) {
      for (int i = 1; i <= ensemble.servers().size(); i++) {
        HostPort server = ensemble.servers().get(i - 1);
        p.setProperty(
            "server." + i, server.host() + ":" + (server.port() + 1) + ":" + (server.port() + 2));
      }
    }
    return p;
  }

  private Path writeConfiguration() {
    if (number < 1 || number > ensemble.servers().size()) {
      throw new CannotStartException(
          Setting.ZOOKEEPER_NUMBER.variable()
              + "="
              + number
              + " must be from 1 to the number of addresses in "
              + Setting.ZOOKEEPER.variable()
              + ", "
              + ensemble.servers().size());
    }
    if (!here().isLoopback()) {
      throw new CannotStartException(
          "the embedded ZooKeeper has no authentication and therefore listens on loopback only, not"
              + " on "
              + here()
              + "; for several machines run ZooKeeper yourself");
    }
    Path file = directory.resolve("zookeeper.properties");
    try {
      Files.createDirectories(directory);
      try (var out = Files.newBufferedWriter(file)) {
        configuration().store(out, null);
      }
      return file;
    } catch (IOException e) {
      throw new CannotStartException(
          directory
              + " cannot be written ("
              + e.getMessage()
              + "); set FOLLOWSPOT_HOME to another directory",
          e);
    }
  }

  private HostPort here() {
    return ensemble.servers().get(number - 1);
  }

  private void reportReady() {
    try {
      while (!accepts()) {
        Thread.sleep(100);
      }
      ParentProcess.ready(here().toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean accepts() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(here().host(), here().port()), 1_000);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
