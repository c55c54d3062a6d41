package io.followspot.ingest.source;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Gives one frame after the other. For one thread, except for {@link #cancel}. */
public interface FrameSource extends AutoCloseable {
  /**
   * Returns the next frame, or nothing at the end. Waits for it where the source is live.
   *
   * @throws SourceException if the source broke off; the message says what to do
   */
  Optional<CapturedFrame> next();

  /** For people: what it is. Holds no credentials. */
  String description();

  /** About how many frames it has, where it is known to end. */
  OptionalLong frames();

  /** Whether it is live: its frames arrive at capture time and cannot be read ahead. */
  boolean live();

  /** How often its time stamps jumped so far; it goes on as after a short pause then. */
  default long timeBreaks() {
    return 0;
  }

  /** For people: which of its pictures could not be read so far and were skipped, and why. */
  default List<String> unreadable() {
    return List.of();
  }

  /** Makes a waiting {@link #next} return soon, from any thread; nothing comes after. */
  default void cancel() {}

  @Override
  void close();
}
