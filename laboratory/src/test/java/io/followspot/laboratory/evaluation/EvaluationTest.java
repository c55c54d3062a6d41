package io.followspot.laboratory.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Cases small enough to be scored by hand. */
class EvaluationTest {
  @Test
  void evaluation_ofTheTruthItself_isPerfect() {
    List<MotRow> truth = concat(line(1, 1, 10, 0), line(2, 3, 8, 500));

    Evaluation found = Evaluation.of(10, truth, truth, Benchmark.MOT15);

    assertThat(found.hota().hota()).isCloseTo(1, within(1e-12));
    assertThat(found.hota().locA()).isCloseTo(1, within(1e-12));
    assertThat(found.clear()).isEqualTo(new ClearScores(1, 1, 16, 0, 0, 0, 0, 2, 0));
    assertThat(found.identity()).isEqualTo(new IdentityScores(1, 1, 1));
  }

  @Test
  void evaluation_ofNothing_isZeroAndMissesAll() {
    Evaluation found = Evaluation.of(10, line(1, 1, 10, 0), List.of(), Benchmark.MOT15);

    assertThat(found.hota().hota()).isZero();
    assertThat(found.clear().falseNegatives()).isEqualTo(10);
    assertThat(found.clear().mostlyLost()).isEqualTo(1);
    assertThat(found.identity().idf1()).isZero();
  }

  @Test
  void evaluation_trackThatChangesItsIdHalfway_losesAssociationOnly() {
    List<MotRow> truth = line(1, 1, 10, 0);
    List<MotRow> results = concat(line(7, 1, 5, 0), line(8, 6, 10, 0));

    Evaluation found = Evaluation.of(10, truth, results, Benchmark.MOT15);

    // Each half: 5 common frames of 10 + 5 - 5; so AssA = 1/2, DetA = 1, at each threshold.
    assertThat(found.hota().detA()).isCloseTo(1, within(1e-12));
    assertThat(found.hota().assA()).isCloseTo(0.5, within(1e-12));
    assertThat(found.hota().hota()).isCloseTo(Math.sqrt(0.5), within(1e-12));
    assertThat(found.clear().idSwitches()).isEqualTo(1);
    assertThat(found.clear().mota()).isCloseTo(0.9, within(1e-12));
    assertThat(found.clear().fragmentations()).isZero();
    // One half counts: 2 * 5 of 10 + 10.
    assertThat(found.identity().idf1()).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void evaluation_trackWithAGap_isFragmentedButNotSwitched() {
    List<MotRow> results = concat(line(7, 1, 4, 0), line(7, 7, 10, 0));

    Evaluation found =
        Evaluation.of(
            10,
            concat(line(1, 1, 10, 0), line(2, 1, 10, 900)),
            concat(results, line(8, 1, 10, 900)),
            Benchmark.MOT15);

    assertThat(found.clear().fragmentations()).isEqualTo(1);
    assertThat(found.clear().idSwitches()).isZero();
    assertThat(found.clear().falseNegatives()).isEqualTo(2);
  }

  @Test
  void evaluation_boxesOfSimilarityPoint6_matchUpToThatThreshold() {
    List<MotRow> truth = List.of(row(1, 1, 0, 0, 100, 100));
    // Shifted by a quarter: 75 of 125 is 0.6. Matches at 0.05, 0.10, ..., 0.60: 12 of 19.
    List<MotRow> results = List.of(row(1, 1, 25, 0, 100, 100));

    Evaluation found = Evaluation.of(1, truth, results, Benchmark.MOT15);

    assertThat(found.hota().hota()).isCloseTo(12.0 / 19, within(1e-12));
    assertThat(found.clear().motp()).isCloseTo(0.6, within(1e-12));
    assertThat(found.hota().locA()).isCloseTo((12 * 0.6 + 7) / 19, within(1e-12));
  }

  @Test
  void evaluation_similarityExactlyAtThreshold_counts() {
    // A third off: 2/3 over 4/3 is 0.5.
    List<MotRow> truth = List.of(row(1, 1, 0, 0, 90, 10));
    List<MotRow> results = List.of(row(1, 1, 30, 0, 90, 10));

    assertThat(Evaluation.of(1, truth, results, Benchmark.MOT15).clear().truePositives())
        .isEqualTo(1);
  }

  @Test
  void evaluation_pairOfTheFrameBefore_goesFirstEvenIfAnotherIsNearer() {
    List<MotRow> truth = List.of(row(1, 1, 0, 0, 100, 100), row(2, 1, 0, 0, 100, 100));
    List<MotRow> results =
        List.of(row(1, 5, 0, 0, 100, 100), row(2, 5, 20, 0, 100, 100), row(2, 6, 0, 0, 100, 100));

    ClearScores found = Evaluation.of(2, truth, results, Benchmark.MOT15).clear();

    assertThat(found.idSwitches()).isZero();
    assertThat(found.falsePositives()).isEqualTo(1);
  }

  @Test
  void evaluation_zeroMarked_isNeitherFoundNorMissed() {
    List<MotRow> truth =
        MotRow.parse(List.of("1,1,0,0,10,10,1,-1,-1,-1", "1,2,50,0,10,10,0,-1,-1,-1"));
    List<MotRow> results = List.of(row(1, 1, 0, 0, 10, 10), row(1, 2, 50, 0, 10, 10));

    Evaluation found = Evaluation.of(1, truth, results, Benchmark.MOT15);

    assertThat(found.annotations()).isEqualTo(1);
    assertThat(found.clear().falsePositives()).isEqualTo(1);
  }

  @Test
  void evaluation_onDistractor_isTakenOutIn2016NotIn2015() {
    List<MotRow> truth =
        MotRow.parse(
            List.of(
                "1,1,0,0,10,10,1,1,1", // pedestrian
                "1,2,50,0,10,10,0,8,1", // distractor
                "1,3,90,0,10,10,0,3,1")); // car: no distractor, not scored
    List<MotRow> results =
        List.of(row(1, 1, 0, 0, 10, 10), row(1, 2, 51, 0, 10, 10), row(1, 3, 90, 0, 10, 10));

    assertThat(Benchmark.of("MOT16-09", truth)).isEqualTo(Benchmark.MOT16);
    ClearScores found = Evaluation.of(1, truth, results, Benchmark.MOT16).clear();

    assertThat(found.truePositives()).isEqualTo(1);
    assertThat(found.falsePositives()).isEqualTo(1);
    assertThat(Evaluation.of(1, truth, results, Benchmark.MOT15).clear().falsePositives())
        .isEqualTo(2);
  }

  @Test
  void benchmark_ofSequence_isToldByColumnsAndName() {
    List<MotRow> nine = MotRow.parse(List.of("1,1,0,0,10,10,1,1,1"));
    List<MotRow> ten = MotRow.parse(List.of("1,1,0,0,10,10,1,-1,-1,-1"));

    assertThat(Benchmark.of("MOT17-02-DPM", nine)).isEqualTo(Benchmark.MOT16);
    assertThat(Benchmark.of("MOT20-01", nine)).isEqualTo(Benchmark.MOT20);
    assertThat(Benchmark.of("TUD-Stadtmitte", ten)).isEqualTo(Benchmark.MOT15);
  }

  @Test
  void evaluation_boxWithoutArea_matchesNothing() {
    ClearScores found =
        Evaluation.of(
                1,
                List.of(row(1, 1, 0, 0, 10, 10)),
                List.of(row(1, 1, 0, 0, 10, 0)),
                Benchmark.MOT15)
            .clear();

    assertThat(found.truePositives()).isZero();
  }

  @Test
  void evaluation_sameIdTwiceInAFrame_isRefused() {
    List<MotRow> twice = List.of(row(3, 9, 0, 0, 10, 10), row(3, 9, 5, 0, 10, 10));

    assertThatThrownBy(() -> Evaluation.of(5, twice, twice, Benchmark.MOT15))
        .isInstanceOf(MotFormatException.class)
        .hasMessageContaining("id 9 twice in frame 3");
  }

  @Test
  void evaluation_rowBeyondTheSequence_isRefused() {
    assertThatThrownBy(() -> Evaluation.of(5, List.of(), line(1, 6, 6, 0), Benchmark.MOT15))
        .hasMessageContaining("frame 6, but the sequence has 5");
  }

  private static List<MotRow> line(int id, int from, int to, int x) {
    List<MotRow> rows = new ArrayList<>();
    for (int f = from; f <= to; f++) {
      rows.add(row(f, id, x + 3 * f, 100, 40, 80));
    }
    return rows;
  }

  private static List<MotRow> concat(List<MotRow> a, List<MotRow> b) {
    List<MotRow> all = new ArrayList<>(a);
    all.addAll(b);
    return all;
  }

  private static MotRow row(int frame, int id, double x, double y, double w, double h) {
    return new MotRow(frame, id, x, y, w, h, 1, -1, 10);
  }
}
