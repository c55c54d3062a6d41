package io.followspot.laboratory.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultScheduleTest {
  private static final List<String> PARTS = List.of("broker", "functions", "engine", "gateway");
  private static final List<String> CAMERAS = List.of("one", "two");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 7, 99})
  void of_tenFaults_everyPartIsKilledAndFrozen(long seed) {
    List<FaultType> faults =
        FaultSchedule.of(10, seed, 100_000, PARTS, CAMERAS, FaultKind.defaults());

    for (String part : List.of("broker", "functions", "engine", "gateway", "ingest")) {
      assertThat(faults).filteredOn(f -> f.part().equals(part)).hasSize(2);
      assertThat(faults).filteredOn(f -> f.part().equals(part) && f.isKill()).hasSize(1);
    }
    assertThat(faults).extracting(FaultType::atMs).isSorted().allMatch(at -> at < 100_000);
    assertThat(faults)
        .isEqualTo(FaultSchedule.of(10, seed, 100_000, PARTS, CAMERAS, FaultKind.defaults()));
  }

  @Test
  void of_allKinds_everySecondFaultIsOneOfTheOthers() {
    List<FaultType> faults = FaultSchedule.of(24, 4, 240_000, PARTS, CAMERAS, FaultKind.all(false));

    for (FaultKind kind : FaultKind.all(false)) {
      assertThat(faults).filteredOn(f -> f.kind() == kind).hasSizeGreaterThanOrEqualTo(2);
    }
    assertThat(faults).filteredOn(f -> f.kind().isSignal()).hasSize(12);
    assertThat(faults)
        .filteredOn(f -> f.kind() == FaultKind.PARTITION)
        .allMatch(f -> f.lastsMs() >= 2_000);
  }

  @Test
  void of_faultsOfOneNetwork_meetEveryProcess() {
    List<FaultType> faults =
        FaultSchedule.of(
            40,
            4,
            400_000,
            PARTS,
            CAMERAS,
            Set.of(FaultKind.KILL, FaultKind.FREEZE, FaultKind.CUT, FaultKind.LOSS));

    List<FaultType> ofNetwork = faults.stream().filter(f -> f.kind().isNetworkOfOne()).toList();
    assertThat(ofNetwork).hasSize(20).allMatch(f -> f.lastsMs() >= 2_000);
    assertThat(ofNetwork).extracting(FaultType::target).containsOnlyElementsOf(PARTS);
    assertThat(ofNetwork).extracting(FaultType::target).containsAll(PARTS);
    assertThat(ofNetwork).filteredOn(f -> f.kind() == FaultKind.CUT).hasSize(10);
    assertThat(ofNetwork.get(0)).asString().matches("(cut|loss) \\w+ for \\d+ ms");
  }
}
