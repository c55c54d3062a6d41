package io.followspot.laboratory.chaos;

import io.followspot.launcher.LocalCluster;
import io.followspot.terminal.CliException;
import java.io.IOException;
import java.util.List;

/** Continues the job of a cluster with 4, 1, 2, 4 ... function slots in turn. */
final class Rescaling implements SystemFault {
  private static final List<Integer> SLOTS = List.of(4, 1, 2);

  private final LocalCluster cluster;
  private int next;

  Rescaling(LocalCluster cluster) {
    this.cluster = cluster;
  }

  @Override
  public void begin() throws InterruptedException {
    try {
      cluster.control().rescale(SLOTS.get(next++ % SLOTS.size()));
    } catch (IOException e) {
      throw new CliException("cannot rescale: " + e.getMessage());
    }
  }
}
