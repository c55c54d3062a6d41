package io.followspot.checks.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.cli.chaos.ChaosPlan;
import io.followspot.cli.chaos.ChaosReport;
import io.followspot.cli.chaos.ChaosRun;
import io.followspot.cli.local.TemporaryHome;
import io.followspot.cli.replay.Difference;
import org.junit.jupiter.api.Test;

/**
 * A short schedule of what {@code ./followspot chaos} does at length: real processes, killed and
 * frozen while cameras film.
 */
class ChaosIT {
  @Test
  void everyPartKilledOrFrozen_eventsAreThoseOfAnUndisturbedRun() throws Exception {
    ChaosReport report = run(6, 1_000, true);

    assertThat(report.comparison().differences()).isEmpty();
    assertThat(report.comparison().equal()).isPositive();
    assertThat(report.frames()).isGreaterThanOrEqualTo(1_000);
    assertThat(report.recovered()).isTrue();
    assertThat(report.parts()).contains("broker", "functions", "engine", "gateway", "ingest");
  }

  /** A check that can not fail proves nothing. */
  @Test
  void withoutItsGuarantees_theOracleNotices() throws Exception {
    ChaosReport report = run(5, 800, false);

    assertThat(report.holds()).isFalse();
    assertThat(report.comparison().count(Difference.Kind.TWICE)).isPositive();
  }

  private static ChaosReport run(int kills, long frames, boolean guarantees) throws Exception {
    try (TemporaryHome home = TemporaryHome.make("chaos-check")) {
      ChaosPlan plan = new ChaosPlan(kills, 1, 2, frames, 10, guarantees, home.path());
      return new ChaosRun(plan, System.out::println).run();
    }
  }
}
