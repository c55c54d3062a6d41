package io.followspot.tracking.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.tracking.tracker.FrameDetections;
import io.followspot.tracking.tracker.Tracker;
import io.followspot.tracking.tracker.TrackerConfig;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The tracker with its one configuration scores above every published tracker on the same
 * detections: the best peer of each measure, whichever tracker that is.
 */
class BetterThanPeersTest {
  /** No tuned peer has less than this, in percentage points. */
  private static final double MARGIN = 0.25;

  @ParameterizedTest
  @CsvSource({
    "PETS09-S2L1, public, det.txt",
    "PETS09-S2L1, yoloxnano, det_yoloxnano.txt",
    "TUD-Campus, public, det.txt",
    "TUD-Campus, yoloxnano, det_yoloxnano.txt",
    "MOT16-09, public, det.txt",
    "MOT16-09, yoloxnano, det_yoloxnano.txt"
  })
  void evaluation_defaultConfiguration_isAboveTheBestPeer(
      String sequence, String detector, String file) {
    SequenceInfo info = MotData.sequence(sequence);
    List<MotRow> annotations = MotData.annotations(sequence);
    List<FrameDetections> frames =
        TrackerRun.frames(
            info, MotRow.parse(MotData.lines("mot/" + sequence + "/det/" + file)), 0.5);

    List<MotRow> results = TrackerRun.run(new Tracker(TrackerConfig.DEFAULT), frames);

    Evaluation found =
        Evaluation.of(info.frames(), annotations, results, Benchmark.of(sequence, annotations));
    String row =
        "%s %s HOTA %.2f DetA %.2f AssA %.2f MOTA %.2f IDF1 %.2f IDSW %d FP %d FN %d"
            .formatted(
                sequence,
                detector,
                100 * found.hota().hota(),
                100 * found.hota().detA(),
                100 * found.hota().assA(),
                100 * found.clear().mota(),
                100 * found.identity().idf1(),
                found.clear().idSwitches(),
                found.clear().falsePositives(),
                found.clear().falseNegatives());
    assertThat(100 * found.hota().hota())
        .as(row)
        .isGreaterThan(bestPeer(sequence, detector, 4) + MARGIN);
    assertThat(100 * found.identity().idf1())
        .as(row)
        .isGreaterThan(bestPeer(sequence, detector, 8) + MARGIN);
    assertThat(100 * found.clear().mota())
        .as(row)
        .isGreaterThan(bestPeer(sequence, detector, 7) - 1 + MARGIN);
  }

  private static double bestPeer(String sequence, String detector, int column) {
    return MotData.lines("mot/peers.tsv").stream()
        .map(line -> line.split("\t", -1))
        .filter(cells -> cells[0].equals(sequence) && cells[1].equals(detector))
        .mapToDouble(cells -> Double.parseDouble(cells[column]))
        .max()
        .orElseThrow();
  }
}
