package io.followspot.laboratory.evaluate;

import io.followspot.laboratory.evaluation.MotFormatException;
import io.followspot.laboratory.evaluation.MotRow;
import io.followspot.terminal.CliException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads text files in MOTChallenge format; errors name the file and the line. */
final class RowFile {
  private RowFile() {}

  static List<MotRow> read(Path file, String what) {
    try {
      return MotRow.parse(lines(file, what));
    } catch (MotFormatException e) {
      throw new CliException(file + " has no MOTChallenge rows: " + e.getMessage());
    }
  }

  static List<String> lines(Path file, String what) {
    if (!Files.isRegularFile(file)) {
      throw new CliException("no " + what + ": there is no file " + file);
    }
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new CliException("cannot read " + what + " from " + file + ": " + e.getMessage());
    }
  }
}
