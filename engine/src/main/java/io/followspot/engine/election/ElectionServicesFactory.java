package io.followspot.engine.election;

import java.util.concurrent.Executor;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.highavailability.HighAvailabilityServices;
import org.apache.flink.runtime.highavailability.HighAvailabilityServicesFactory;
import org.apache.flink.runtime.rpc.FatalErrorHandler;
import org.apache.flink.runtime.util.ZooKeeperUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates the services of a process; Flink finds it by its name in the configuration. */
public final class ElectionServicesFactory implements HighAvailabilityServicesFactory {
  private static final Logger log = LoggerFactory.getLogger(ElectionServicesFactory.class);

  @Override
  public HighAvailabilityServices createHAServices(Configuration configuration, Executor executor)
      throws Exception {
    // Otherwise its client reports an error for not having been given a name and a password.
    System.setProperty("zookeeper.sasl.client", "false");
    FatalErrorHandler fatal = ElectionServicesFactory::end;
    return new ElectionServices(
        ZooKeeperUtils.startCuratorFramework(configuration, fatal), configuration, executor, fatal);
  }

  /** On a thread of its own: the one that calls may be waited for while the process ends. */
  private static void end(Throwable cause) {
    log.error("ends, to be started again as a standby", cause);
    new Thread(() -> System.exit(1), "end").start();
  }
}
