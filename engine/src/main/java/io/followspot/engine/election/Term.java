package io.followspot.engine.election;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.flink.shaded.curator5.org.apache.curator.framework.CuratorFramework;
import org.apache.flink.shaded.zookeeper3.org.apache.zookeeper.KeeperException;
import org.apache.flink.shaded.zookeeper3.org.apache.zookeeper.data.Stat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The time during which one JobManager leads, as a node of ZooKeeper that each of its checkpoints
 * writes, on condition that nobody else has. A JobManager that was frozen or cut off while another
 * began to lead therefore completes no further checkpoint, and commits no event.
 */
public final class Term {
  private static final Logger log = LoggerFactory.getLogger(Term.class);
  private static final String NODE = "/followspot-term";

  /** Of the JobManager in this process, if it is one of several. */
  private static final AtomicReference<Term> HERE = new AtomicReference<>();

  private final CuratorFramework zooKeeper;
  private final String owner = UUID.randomUUID().toString();
  private int version = -1;

  Term(CuratorFramework zooKeeper) {
    this.zooKeeper = zooKeeper;
  }

  static Term of(CuratorFramework zooKeeper) {
    Term term = new Term(zooKeeper);
    HERE.set(term);
    return term;
  }

  /** Of the JobManager in this process; empty if it is the only one. */
  public static Optional<Term> here() {
    return Optional.ofNullable(HERE.get());
  }

  /**
   * Begins a term, and ends that of every other JobManager. To be called before the checkpoint is
   * chosen from which the job continues.
   *
   * @throws Exception if ZooKeeper cannot be reached
   */
  public synchronized void begin() throws Exception {
    try {
      zooKeeper.create().creatingParentsIfNeeded().forPath(NODE);
    } catch (KeeperException.NodeExistsException e) {
      log.debug("{} exists", NODE);
    }
    version = zooKeeper.setData().forPath(NODE, text("begins")).getVersion();
  }

  /**
   * Records a checkpoint as completed.
   *
   * @throws KeeperException.BadVersionException if another JobManager has begun its term
   * @throws Exception if ZooKeeper cannot be reached: then this JobManager does not know whether it
   *     leads
   */
  synchronized void complete(long checkpoint) throws Exception {
    try {
      version =
          zooKeeper
              .setData()
              .withVersion(version)
              .forPath(NODE, text(Long.toString(checkpoint)))
              .getVersion();
    } catch (KeeperException.BadVersionException e) {
      // Curator repeats a request whose answer was lost: then the write before it was ours.
      Stat stat = new Stat();
      String found =
          new String(
              zooKeeper.getData().storingStatIn(stat).forPath(NODE), StandardCharsets.US_ASCII);
      if (!found.startsWith(owner)) {
        throw e;
      }
      version = stat.getVersion();
    }
  }

  private byte[] text(String what) {
    return (owner + " " + what).getBytes(StandardCharsets.US_ASCII);
  }
}
