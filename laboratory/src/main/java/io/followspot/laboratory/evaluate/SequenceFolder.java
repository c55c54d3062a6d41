package io.followspot.laboratory.evaluate;

import io.followspot.laboratory.evaluation.Benchmark;
import io.followspot.laboratory.evaluation.MotFormatException;
import io.followspot.laboratory.evaluation.MotRow;
import io.followspot.laboratory.evaluation.SequenceInfo;
import io.followspot.terminal.CliException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A sequence in MOTChallenge's layout.
 *
 * @param info from {@code seqinfo.ini}
 * @param annotations from {@code gt/gt.txt}
 */
record SequenceFolder(SequenceInfo info, List<MotRow> annotations) {
  static SequenceFolder open(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new CliException("no sequence: no such folder: " + folder);
    }
    Path settings = folder.resolve("seqinfo.ini");
    SequenceInfo info;
    try {
      info = SequenceInfo.parse(RowFile.lines(settings, "sequence"));
    } catch (MotFormatException e) {
      throw new CliException(settings + ": " + e.getMessage());
    }
    return new SequenceFolder(
        info, RowFile.read(folder.resolve("gt").resolve("gt.txt"), "ground truth"));
  }

  Benchmark benchmark() {
    return Benchmark.of(info.name(), annotations);
  }
}
