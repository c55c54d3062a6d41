package io.followspot.engine.kubernetes;

import io.followspot.engine.election.RestartAsStandby;
import io.followspot.process.Setting;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.highavailability.HighAvailabilityServices;
import org.apache.flink.runtime.highavailability.HighAvailabilityServicesFactory;

/** Creates the services of a JobManager; Flink finds it by its name in the configuration. */
public final class LeaseServicesFactory implements HighAvailabilityServicesFactory {
  @Override
  public HighAvailabilityServices createHAServices(Configuration configuration, Executor executor)
      throws Exception {
    return LeaseServices.start(
        configuration,
        executor,
        ApiServer.ofSettings(),
        LeaseName.parse(Setting.KUBERNETES_LEASE.read()),
        Setting.FLINK_NAME.read() + "-" + UUID.randomUUID(),
        new RestartAsStandby());
  }

  /**
   * Fails if a JobManager with these settings could not take part in the election.
   *
   * @throws io.followspot.process.CannotStartException with what to do
   */
  public static void check() {
    ApiServer server = ApiServer.ofSettings();
    LeaseName lease = LeaseName.parse(Setting.KUBERNETES_LEASE.read());
    new LeaseClient(server, lease).check();
    new LeaseClient(server, lease.ofTerm()).check();
  }
}
