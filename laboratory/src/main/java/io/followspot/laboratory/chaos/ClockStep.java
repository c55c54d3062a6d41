package io.followspot.laboratory.chaos;

import io.followspot.terminal.CliException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Sets the clock of processes, in turn an hour ahead, right, an hour back, right. They are started
 * with the library libfaketime; the clock that measures intervals is not changed.
 */
final class ClockStep implements SystemFault {
  private static final List<Integer> OFFSETS_S = List.of(3_600, 0, -3_600, 0);
  private static final Path LIBRARIES = Path.of("/usr/lib");
  private static final int DEPTH = 4;

  private final Path file;
  private final Path library;
  private int steps;

  /**
   * @param directory where the file with the offset is written
   * @throws CliException if libfaketime is not installed
   */
  ClockStep(Path directory) {
    this.file = directory.resolve("clock-offset");
    this.library = find();
    write(0);
  }

  /** The environment variables of processes whose clock is set. */
  Map<String, String> variables() {
    return Map.of(
        "LD_PRELOAD", library.toString(),
        "FAKETIME_TIMESTAMP_FILE", file.toString(),
        "FAKETIME_CACHE_DURATION", "1",
        "FAKETIME_DONT_FAKE_MONOTONIC", "1",
        // Java waits for conditions on that clock, which the library would take for the other one.
        "FAKETIME_FORCE_MONOTONIC_FIX", "0");
  }

  @Override
  public void begin() {
    write(OFFSETS_S.get(steps++ % OFFSETS_S.size()));
  }

  private void write(int offsetSeconds) {
    try {
      Files.createDirectories(file.getParent());
      Path whole = file.resolveSibling("clock-offset.new");
      Files.writeString(whole, String.format("%+d%n", offsetSeconds));
      Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new CliException("cannot write " + file + ": " + e.getMessage());
    }
  }

  private static Path find() {
    try (Stream<Path> files =
        Files.find(LIBRARIES, DEPTH, (path, is) -> path.endsWith("faketime/libfaketimeMT.so.1"))) {
      return files.findFirst().orElseThrow(ClockStep::missing);
    } catch (IOException e) {
      throw missing();
    }
  }

  private static CliException missing() {
    return new CliException(
        "the fault \"clock\" needs libfaketime: install the package libfaketime, or leave the"
            + " fault out with --faults");
  }
}
