package io.followspot.gateway.store;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/** A change of the tables that waits for the thread of the projection, which alone writes them. */
final class ExclusiveChange<T> {
  private final Function<TopicBounds, T> change;
  private final AtomicBoolean claimed = new AtomicBoolean();
  private final CompletableFuture<T> result = new CompletableFuture<>();

  ExclusiveChange(Function<TopicBounds, T> change) {
    this.change = change;
  }

  /** Makes the change, unless it was cancelled; its failure is that of {@link #await}. */
  void run(TopicBounds topics) {
    if (claimed.compareAndSet(false, true)) {
      try {
        result.complete(change.apply(topics));
      } catch (RuntimeException | Error e) {
        result.completeExceptionally(e);
      }
    }
  }

  /** Prevents the change; false if it has begun. */
  boolean cancel() {
    return claimed.compareAndSet(false, true);
  }

  /** Whether the change has begun or was cancelled. */
  boolean isClaimed() {
    return claimed.get();
  }

  /** Waits for the result. */
  T await() throws InterruptedException {
    try {
      return result.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
