package io.followspot.laboratory.bench;

import io.followspot.ingest.source.FrameSource;
import io.followspot.ingest.source.SourceException;
import io.followspot.ingest.source.SourceFactory;
import io.followspot.ingest.source.SourceLocation;
import io.followspot.ingest.source.SourceOptions;
import io.followspot.laboratory.film.RepeatedFootage;
import io.followspot.terminal.CliException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The footage of the benchmark's cameras. At most four different ones are in memory: further
 * cameras show the same. The footage of the latest size is kept. Not thread-safe.
 */
final class BenchFootage {
  private static final int MAX_DIFFERENT = 4;
  private static final int SECONDS = 20;

  /** Together less than half of the command line's heap. */
  private static final long MAX_RENDERED_BYTES = 36L << 20;

  private static final long MAX_FILM_BYTES = 128L << 20;

  private final Consumer<String> progress;
  private int keptHeightPx;
  private List<RepeatedFootage> kept = new ArrayList<>();

  BenchFootage(Consumer<String> progress) {
    this.progress = progress;
  }

  /** Simulated footage for that many cameras, at 15 frames a second. */
  List<RepeatedFootage> rendered(int widthPx, int heightPx, int cameras) {
    if (heightPx != keptHeightPx) {
      kept = new ArrayList<>();
      keptHeightPx = heightPx;
    }
    while (kept.size() < Math.min(cameras, MAX_DIFFERENT)) {
      progress.accept("rendering footage " + (kept.size() + 1) + " of " + heightPx + "p ...");
      kept.add(
          RepeatedFootage.render(
              100 + kept.size(), widthPx, heightPx, SECONDS, MAX_RENDERED_BYTES));
    }
    return shared(kept, cameras);
  }

  /**
   * The beginning of a film, for each camera.
   *
   * @throws CliException if it cannot be read
   */
  List<RepeatedFootage> film(String path, int cameras) {
    progress.accept("reading " + path + " ...");
    kept = new ArrayList<>();
    keptHeightPx = 0;
    try (FrameSource film = open(path)) {
      return shared(List.of(RepeatedFootage.read(film, MAX_FILM_BYTES)), cameras);
    } catch (SourceException e) {
      throw new CliException(String.valueOf(e.getMessage()), CliException.FAILED);
    }
  }

  /** Says why a film cannot be read; empty if it can be opened. */
  static Optional<String> flaw(String path) {
    try (FrameSource film = open(path)) {
      return film.live() ? Optional.of(path + " is live; give a file") : Optional.empty();
    } catch (SourceException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private static FrameSource open(String path) {
    return SourceFactory.open(SourceLocation.parse(path), SourceOptions.DEFAULT);
  }

  private static List<RepeatedFootage> shared(List<RepeatedFootage> different, int cameras) {
    List<RepeatedFootage> all = new ArrayList<>();
    for (int i = 0; i < cameras; i++) {
      all.add(different.get(i % different.size()));
    }
    return all;
  }
}
