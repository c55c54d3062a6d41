package io.followspot.engine.election;

import java.nio.charset.StandardCharsets;
import org.apache.flink.shaded.curator5.org.apache.curator.framework.CuratorFramework;
import org.apache.flink.shaded.zookeeper3.org.apache.zookeeper.KeeperException;
import org.apache.flink.shaded.zookeeper3.org.apache.zookeeper.data.Stat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A node of ZooKeeper. Curator repeats requests whose answer was lost. */
record ZooKeeperTermRecord(CuratorFramework zooKeeper) implements TermRecord {
  private static final Logger log = LoggerFactory.getLogger(ZooKeeperTermRecord.class);
  static final String NODE = "/followspot-term";

  @Override
  public String overwrite(String text) throws Exception {
    try {
      zooKeeper.create().creatingParentsIfNeeded().forPath(NODE);
    } catch (KeeperException.NodeExistsException e) {
      log.debug("{} exists", NODE);
    }
    return version(zooKeeper.setData().forPath(NODE, bytes(text)));
  }

  @Override
  public String replace(String version, String text) throws Exception {
    try {
      return version(
          zooKeeper.setData().withVersion(Integer.parseInt(version)).forPath(NODE, bytes(text)));
    } catch (KeeperException.BadVersionException e) {
      throw new TermEndedException(NODE + " has changed since version " + version, e);
    }
  }

  @Override
  public Written read() throws Exception {
    Stat stat = new Stat();
    byte[] text = zooKeeper.getData().storingStatIn(stat).forPath(NODE);
    return new Written(new String(text, StandardCharsets.US_ASCII), version(stat));
  }

  private static String version(Stat stat) {
    return Integer.toString(stat.getVersion());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
