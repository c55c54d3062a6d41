package io.followspot.checks.containers;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.checks.gateway.Http;
import io.followspot.checks.system.Disturbance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the gateway reports while other containers are stopped, and once they run again. */
@EnabledIfSystemProperty(
    named = "slow.tests",
    matches = "true",
    disabledReason = "takes minutes; say -Dslow.tests=true")
@ExtendWith(RunningComposition.class)
class ContainerHealthIT {
  private static final int SECONDS = 4;

  @ParameterizedTest
  @ValueSource(strings = {"functions", "taskmanager", "jobmanager"})
  void framesThatWait_areReported(String service, Composition composition) throws Exception {
    Film film = Film.register(composition, "waits-for-" + service, SECONDS);
    composition.awaitReady();
    composition.run("stop", service);
    film.publish(Disturbance.NONE);
    assertIsReported(composition, service, "processing");
    film.assertNothingLost();
  }

  @Test
  void kafkaThatIsGone_isReported(Composition composition) throws Exception {
    composition.awaitReady();
    composition.run("stop", "kafka");
    assertIsReported(composition, "kafka", "kafka");
  }

  /** Waits until the gateway reports the part, starts the service, waits until all is well. */
  private static void assertIsReported(Composition composition, String service, String part)
      throws Exception {
    Http gateway = composition.gateway();
    Stopwatch stopped = Stopwatch.start();
    gateway.await("/statusz", status -> !status.at("/parts/" + part + "/ok").asBoolean(true));
    stopped.report(service + " was stopped; the gateway reports " + part);
    assertThat(gateway.get("/readyz").statusCode()).isEqualTo(503);
    assertThat(gateway.get("/healthz").statusCode()).as("the gateway itself").isEqualTo(200);

    composition.run("start", service);
    Stopwatch started = Stopwatch.start();
    composition.awaitReady();
    started.report(service + " was started; the gateway is ready");
    assertThat(gateway.get("/readyz").statusCode()).isEqualTo(200);
    composition.awaitHealthy(service, Composition.OURS.getOrDefault(service, 1));
    started.report("- it is healthy");
  }
}
