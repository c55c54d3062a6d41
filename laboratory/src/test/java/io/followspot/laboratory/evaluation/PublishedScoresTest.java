package io.followspot.laboratory.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** TrackEval's scores of published trackers' outputs are reproduced. */
class PublishedScoresTest {
  private static final double THIRD_DECIMAL = 0.0006;

  @ParameterizedTest
  @CsvSource({
    "PETS09-S2L1,ByteTrack", "PETS09-S2L1,OC-SORT", "PETS09-S2L1,SORT",
    "TUD-Campus,ByteTrack", "TUD-Campus,OC-SORT", "TUD-Campus,SORT",
    "MOT16-09,ByteTrack", "MOT16-09,OC-SORT", "MOT16-09,SORT"
  })
  void evaluation_ofPublishedOutput_agreesWithTrackEval(String sequence, String tracker) {
    List<MotRow> annotations = MotData.annotations(sequence);
    List<MotRow> results =
        MotRow.parse(MotData.lines("mot/results/" + tracker + "/" + sequence + ".txt"));
    String[] expected = expected(sequence, tracker);

    Evaluation found =
        Evaluation.of(
            MotData.sequence(sequence).frames(),
            annotations,
            results,
            Benchmark.of(sequence, annotations));

    assertThat(found.hota().hota() * 100).isCloseTo(number(expected[4]), within(THIRD_DECIMAL));
    assertThat(found.hota().detA() * 100).isCloseTo(number(expected[5]), within(THIRD_DECIMAL));
    assertThat(found.hota().assA() * 100).isCloseTo(number(expected[6]), within(THIRD_DECIMAL));
    assertThat(found.clear().mota() * 100).isCloseTo(number(expected[7]), within(THIRD_DECIMAL));
    assertThat(found.identity().idf1() * 100).isCloseTo(number(expected[8]), within(THIRD_DECIMAL));
    assertThat(found.clear().idSwitches()).isEqualTo(Integer.parseInt(expected[9]));
    assertThat(found.clear().falsePositives()).isEqualTo(Integer.parseInt(expected[10]));
    assertThat(found.clear().falseNegatives()).isEqualTo(Integer.parseInt(expected[11]));
    assertThat(found.clear().fragmentations()).isEqualTo(Integer.parseInt(expected[12]));
  }

  private static String[] expected(String sequence, String tracker) {
    return MotData.lines("mot/peers.tsv").stream()
        .map(line -> line.split("\t", -1))
        .filter(cells -> cells[0].equals(sequence) && cells[1].equals("yoloxnano"))
        .filter(cells -> cells[2].equals("0.5") && cells[3].equals(tracker))
        .findFirst()
        .orElseThrow();
  }

  private static double number(String cell) {
    return Double.parseDouble(cell);
  }
}
