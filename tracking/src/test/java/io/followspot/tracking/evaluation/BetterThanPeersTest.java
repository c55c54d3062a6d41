package io.followspot.tracking.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.tracking.tracker.FrameDetections;
import io.followspot.tracking.tracker.Tracker;
import io.followspot.tracking.tracker.TrackerConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The tracker with its one configuration scores above every published tracker on the same
 * detections: the best peer of each measure, whichever tracker that is.
 */
class BetterThanPeersTest {
  /** Less than any of our margins, so that a change which costs a little is not refused. */
  private static final double MARGIN = 2;

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
      String sequence, String detector, String file) throws IOException {
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
    assertThat(documented(sequence, detector)).as("docs/tracking.md").isEqualTo(cells(found));
    assertThat(100 * found.hota().hota())
        .as(row)
        .isGreaterThan(bestPeer(sequence, detector, 4) + MARGIN);
    assertThat(100 * found.identity().idf1())
        .as(row)
        .isGreaterThan(bestPeer(sequence, detector, 8) + MARGIN);
    assertThat(100 * found.clear().mota())
        .as(row)
        .isGreaterThan(bestPeer(sequence, detector, 7) - 1);
  }

  /** The row as people read it. */
  private static String cells(Evaluation e) {
    return String.format(
        Locale.ROOT,
        "| **Followspot** | **%.1f** | %.1f | %.1f | **%.1f** | **%.1f** | %d | %d | %d | %d |",
        100 * e.hota().hota(),
        100 * e.hota().detA(),
        100 * e.hota().assA(),
        100 * e.clear().mota(),
        100 * e.identity().idf1(),
        e.clear().idSwitches(),
        e.clear().falsePositives(),
        e.clear().falseNegatives(),
        e.clear().fragmentations());
  }

  /** Our row in the table of the page. */
  private static String documented(String sequence, String detector) throws IOException {
    String title = detector.equals("public") ? "public detections" : "YOLOX-nano";
    List<String> page = Files.readAllLines(MotData.repository().resolve("docs/tracking.md"));
    int head = 0;
    while (!page.get(head).startsWith("| " + sequence + ", " + title + " |")) {
      head++;
    }
    return page.get(head + 2);
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
