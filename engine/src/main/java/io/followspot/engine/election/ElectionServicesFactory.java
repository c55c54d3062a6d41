package io.followspot.engine.election;

import java.util.concurrent.Executor;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.highavailability.HighAvailabilityServices;
import org.apache.flink.runtime.highavailability.HighAvailabilityServicesFactory;
import org.apache.flink.runtime.rpc.FatalErrorHandler;
import org.apache.flink.runtime.util.ZooKeeperUtils;

/** Creates the services of a process; Flink finds it by its name in the configuration. */
public final class ElectionServicesFactory implements HighAvailabilityServicesFactory {
  @Override
  public HighAvailabilityServices createHAServices(Configuration configuration, Executor executor)
      throws Exception {
    // Otherwise its client reports an error for not having been given a name and a password.
    System.setProperty("zookeeper.sasl.client", "false");
    FatalErrorHandler fatal = new RestartAsStandby();
    return new ElectionServices(
        ZooKeeperUtils.startCuratorFramework(configuration, fatal), configuration, executor, fatal);
  }
}
