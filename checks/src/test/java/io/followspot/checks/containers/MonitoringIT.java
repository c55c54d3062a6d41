package io.followspot.checks.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/** The profile with Prometheus and Grafana. */
@EnabledIfSystemProperty(
    named = "slow.tests",
    matches = "true",
    disabledReason = "takes minutes; say -Dslow.tests=true")
@ExtendWith(RunningComposition.class)
class MonitoringIT {
  @Test
  void prometheus_readsEveryProcess(Composition composition) throws Exception {
    start(composition, "prometheus");
    int processes = Composition.OURS.values().stream().mapToInt(Integer::intValue).sum();
    composition
        .prometheus()
        .await(
            "/api/v1/query?query=sum(up)",
            answer -> answer.at("/data/result/0/value/1").asInt() == processes);
    composition
        .prometheus()
        .await("/api/v1/rules", answer -> answer.toString().contains("FollowspotProcessDown"));
  }

  @Test
  void grafana_starts(Composition composition) throws Exception {
    start(composition, "grafana");
    assertThat(composition.grafana().get("/api/health").statusCode()).isEqualTo(200);
  }

  private static void start(Composition composition, String service) throws Exception {
    String obstacle = composition.obstacle(service);
    assumeTrue(obstacle.isEmpty(), obstacle);
    composition.scale(service, 1);
  }
}
