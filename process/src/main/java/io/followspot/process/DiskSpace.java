package io.followspot.process;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Free disk space of a directory. */
public final class DiskSpace {
  /**
   * Below this, Kafka and Flink fail within seconds; the index of one segment alone takes 20 MB.
   */
  public static final long MIN_FREE_BYTES = 64L << 20;

  private DiskSpace() {}

  /**
   * Describes the shortage if the disk of a directory is full; empty if it is not, or if that
   * cannot be determined.
   */
  public static Optional<String> shortageAt(Path directory) {
    try {
      FileStore store = Files.getFileStore(directory);
      return shortage(directory, store.name(), store.getUsableSpace());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The same for a given number of free bytes. */
  static Optional<String> shortage(Path directory, String disk, long freeBytes) {
    return freeBytes >= MIN_FREE_BYTES
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "the disk of %s (%s) is full: %d MB free, at least %d MB are needed",
                directory,
                disk,
                freeBytes >> 20,
                MIN_FREE_BYTES >> 20));
  }
}
