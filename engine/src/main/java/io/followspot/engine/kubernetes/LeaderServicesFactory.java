package io.followspot.engine.kubernetes;

import io.followspot.process.CannotStartException;
import io.followspot.process.HostPort;
import io.followspot.process.Setting;
import java.util.List;
import java.util.concurrent.Executor;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.highavailability.HighAvailabilityServices;
import org.apache.flink.runtime.highavailability.HighAvailabilityServicesFactory;

/** Creates the services of a TaskManager; Flink finds it by its name in the configuration. */
public final class LeaderServicesFactory implements HighAvailabilityServicesFactory {
  @Override
  public HighAvailabilityServices createHAServices(Configuration configuration, Executor executor) {
    Leaders leaders = Leaders.create();
    return new LeaderServices(
        configuration, executor, leaders, AskedLeaders.start(jobManagers(), leaders));
  }

  /**
   * The addresses that are asked.
   *
   * @throws CannotStartException if the setting is not valid
   */
  public static List<HostPort> jobManagers() {
    try {
      return HostPort.parseAll(Setting.FLINK_JOBMANAGERS.read());
    } catch (IllegalArgumentException e) {
      throw new CannotStartException(
          Setting.FLINK_JOBMANAGERS.variable() + ": " + e.getMessage(), e);
    }
  }
}
