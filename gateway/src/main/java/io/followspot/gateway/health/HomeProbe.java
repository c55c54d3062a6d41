package io.followspot.gateway.health;

import io.followspot.process.DiskSpace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * Looks at the data directory on this machine: whether its disk is full, and whether the engine
 * left a message about its checkpoints. Paths are not shown: {@code /readyz} needs no token.
 */
public final class HomeProbe {
  /** Operators have seen it by then, and the next start of the engine clears it. */
  private static final Duration SHOWN_FOR = Duration.ofDays(1);

  private final Path home;
  private final FreeSpace freeSpace;
  private final Clock clock;
  private PartHealth disk;

  /** Free bytes of a directory's disk. */
  @FunctionalInterface
  public interface FreeSpace {
    /** Returns the free bytes of the disk. */
    long of(Path directory) throws IOException;
  }

  /** Looks at this directory. */
  public HomeProbe(Path home, Clock clock) {
    this(home, directory -> Files.getFileStore(directory).getUsableSpace(), clock);
  }

  /** The same with another way to ask for free space. */
  public HomeProbe(Path home, FreeSpace freeSpace, Clock clock) {
    this.home = home;
    this.freeSpace = freeSpace;
    this.clock = clock;
    this.disk = new PartHealth(true, "", clock.instant());
  }

  /** The free bytes of the disk; empty if it cannot be asked. */
  public OptionalLong freeBytes() {
    try {
      return Files.isDirectory(home) ? OptionalLong.of(freeSpace.of(home)) : OptionalLong.empty();
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }

  /** Whether the disk has room; a disk that cannot be asked counts as having some. */
  public synchronized PartHealth disk() {
    String message = "";
    try {
      long free = Files.isDirectory(home) ? freeSpace.of(home) : Long.MAX_VALUE;
      if (free < DiskSpace.MIN_FREE_BYTES) {
        message =
            String.format(
                Locale.ROOT,
                "The disk of Followspot's data directory is full: %d MB are free, at least %d MB"
                    + " are needed. Free some: everything waits and goes on by itself then.",
                free >> 20,
                DiskSpace.MIN_FREE_BYTES >> 20);
      }
    } catch (IOException e) {
      // It is not known to be full.
    }
    disk = new PartHealth(message.isEmpty(), message, clock.instant()).after(disk);
    return disk;
  }

  /**
   * What the engine reported about its checkpoints within the last day; it works or waits
   * meanwhile, which {@link SystemHealth#processing} shows.
   */
  public PartHealth restore() {
    try {
      List<String> lines = Files.readAllLines(home.resolve("run/engine.status"));
      Instant at = Instant.parse(lines.get(0));
      if (at.plus(SHOWN_FOR).isAfter(clock.instant())) {
        return new PartHealth(
            true,
            "Flink could not read its newest checkpoint when it started. The file"
                + " run/engine.status in the data directory says what it did and what to do.",
            at);
      }
    } catch (IOException | DateTimeException | IndexOutOfBoundsException e) {
      // There is none, or it is being written.
    }
    return new PartHealth(true, "", clock.instant());
  }
}
