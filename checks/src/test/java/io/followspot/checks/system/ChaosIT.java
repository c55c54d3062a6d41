package io.followspot.checks.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.laboratory.chaos.ChaosPlan;
import io.followspot.laboratory.chaos.ChaosReport;
import io.followspot.laboratory.chaos.ChaosRun;
import io.followspot.laboratory.chaos.FaultKind;
import io.followspot.laboratory.replay.Difference;
import io.followspot.launcher.TemporaryHome;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * A short schedule of {@code ./followspot chaos}: real processes, killed and frozen while cameras
 * publish.
 */
class ChaosIT {
  private static final int MINUTES = 10;

  /** A seed whose first five faults kill Flink in the middle of the stream. */
  private static final long ENGINE_KILLED = 12;

  @Timeout(value = MINUTES, unit = TimeUnit.MINUTES)
  @Test
  void everyPartKilledOrFrozen_eventsAreThoseOfAnUndisturbedRun() throws Exception {
    ChaosReport report = run(8, 1, 1_600, true, false);

    assertThat(report.comparison().differences()).isEmpty();
    assertThat(report.comparison().equal()).isPositive();
    assertThat(report.comparison().sounds()).as("events of sound").isPositive();
    assertThat(report.clients())
        .hasEntrySatisfying("invalid records sent", n -> assertThat(n).isGreaterThan(100));
    assertThat(report.clients())
        .hasEntrySatisfying("questions asked", n -> assertThat(n).isGreaterThan(20));
    assertThat(report.clients())
        .hasEntrySatisfying("cameras added", n -> assertThat(n).isGreaterThan(5));
    assertThat(report.frames()).isGreaterThanOrEqualTo(1_600);
    assertThat(report.recovered()).isTrue();
    for (String part : List.of("broker", "engine", "gateway", "ingest")) {
      assertThat(report.kills(part)).as("kills of %s", part).isPositive();
      assertThat(report.freezes(part)).as("freezes of %s", part).isPositive();
    }
  }

  /** Checks that the comparison can fail. */
  @EnabledIfSystemProperty(
      named = "slow.tests",
      matches = "true",
      disabledReason = "takes two minutes; say -Dslow.tests=true")
  @Timeout(value = MINUTES, unit = TimeUnit.MINUTES)
  @Test
  void withoutItsGuarantees_theOracleNotices() throws Exception {
    ChaosReport report = run(5, ENGINE_KILLED, 800, false, true);

    assertThat(report.holds()).isFalse();
    assertThat(report.comparison().count(Difference.Kind.TWICE)).isPositive();
  }

  private static ChaosReport run(
      int kills, long seed, long frames, boolean guarantees, boolean separateFunctions)
      throws Exception {
    try (TemporaryHome home = TemporaryHome.make("chaos-check")) {
      ChaosPlan plan =
          new ChaosPlan(
              kills,
              seed,
              2,
              frames,
              10,
              FaultKind.defaults(),
              guarantees,
              separateFunctions ? ChaosPlan.System.SEPARATE_FUNCTIONS : ChaosPlan.System.LOCAL,
              home.path());
      return new ChaosRun(plan, System.out::println).run();
    }
  }
}
