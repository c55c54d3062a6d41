package io.followspot.laboratory.chaos;

import io.followspot.kafka.KafkaConnection;
import io.followspot.kafka.TrackQueries;
import io.followspot.laboratory.replay.Difference;
import io.followspot.protos.v1.ReplyStatus;
import io.followspot.protos.v1.TrackReply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;

/**
 * All through a run, asks for a track whose event has been committed; each question that the broker
 * accepts must be answered, with that track.
 */
final class Questions implements AutoCloseable {
  private static final long EVERY_MS = 1_000;

  /** Longer than any recovery. */
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(60);

  private final TrackQueries queries;
  private final Supplier<Optional<String>> track;
  private final Thread thread = new Thread(this::ask, "questions");
  private final List<Asked> asked = new ArrayList<>();
  private volatile boolean stopped;

  private record Asked(String trackId, CompletableFuture<TrackReply> reply) {}

  /**
   * Begins at once.
   *
   * @param track a track with a committed event; empty if there is none yet
   */
  Questions(KafkaConnection connection, Supplier<Optional<String>> track) {
    this.queries = TrackQueries.open(connection);
    this.track = track;
    thread.start();
  }

  private void ask() {
    try {
      while (!stopped) {
        track.get().ifPresent(id -> add(new Asked(id, queries.ask(id, ANSWER_WITHIN))));
        Thread.sleep(EVERY_MS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void add(Asked question) {
    asked.add(question);
  }

  /** How many questions were asked. */
  synchronized int count() {
    return asked.size();
  }

  /** Waits for all replies; returns what is wrong with them. */
  synchronized List<Difference> differences() throws InterruptedException {
    List<Difference> found = new ArrayList<>();
    for (Asked question : asked) {
      try {
        TrackReply reply = question.reply.get();
        if (reply.getStatus() != ReplyStatus.REPLY_STATUS_FOUND
            || !reply.getTrack().getTrackId().equals(question.trackId)) {
          found.add(wrong(question, "the reply is " + reply.getStatus()));
        }
      } catch (ExecutionException e) {
        if (e.getCause() instanceof KafkaException) {
          // The broker did not accept the question, and who asked was told.
          continue;
        }
        found.add(wrong(question, "no reply: " + e.getCause()));
      }
    }
    return found;
  }

  private static Difference wrong(Asked question, String detail) {
    return new Difference(Difference.Kind.REPLY, question.trackId, detail);
  }

  /** Asks no more. */
  void stop() throws InterruptedException {
    stopped = true;
    thread.interrupt();
    thread.join();
  }

  @Override
  public void close() throws InterruptedException {
    stop();
    queries.close();
  }
}
