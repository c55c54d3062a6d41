package io.followspot.ingest.source;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A sequence of frames. For one thread, except for {@link #cancel}. */
public interface FrameSource extends AutoCloseable {
  /**
   * Returns the next frame, or empty at the end. Waits for it if the source is live.
   *
   * @throws SourceException if the source was interrupted; the message gives the remedy
   */
  Optional<CapturedFrame> next();

  /** Description for messages, without credentials. */
  String description();

  /** Approximate number of frames, if known. */
  OptionalLong frames();

  /** Whether it is live: its frames arrive at capture time and cannot be read ahead. */
  boolean live();

  /** Number of jumps of its time stamps so far; each counts as a short pause. */
  default long timeBreaks() {
    return 0;
  }

  /** Message about the pictures skipped so far because they could not be read, with the reason. */
  default List<String> unreadable() {
    return List.of();
  }

  /** Makes a waiting {@link #next} return soon, from any thread; no frames follow. */
  default void cancel() {}

  @Override
  void close();
}
