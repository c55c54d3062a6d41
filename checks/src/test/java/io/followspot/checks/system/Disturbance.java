package io.followspot.checks.system;

import io.followspot.ingest.publish.PublishListener;
import java.io.IOException;

/** Happens while a film is published. */
@FunctionalInterface
public interface Disturbance extends PublishListener {
  /** Nothing happens. */
  Disturbance NONE = frames -> {};

  /** Called after each frame that was passed to the producer, which waits for it to return. */
  void after(long frames) throws IOException, InterruptedException;

  @Override
  default void sent(long frames, long offsetUs) {
    try {
      after(frames);
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  default void waiting(int framesInMemory) {}

  @Override
  default void resumed() {}
}
