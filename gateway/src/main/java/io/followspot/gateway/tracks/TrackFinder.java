package io.followspot.gateway.tracks;

import io.followspot.gateway.problem.Problem;
import io.followspot.gateway.store.History;
import io.followspot.json.TimestampFormat;
import io.followspot.protos.v1.ReplyStatus;
import io.followspot.protos.v1.TrackEvent;
import io.followspot.protos.v1.TrackReply;
import io.followspot.protos.v1.TrackSnapshot;
import io.followspot.protos.v1.TrackStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Finds a track at the lowest cost: an ended track never changes, so the history answers; other
 * tracks are queried from their function, with the history as a fallback if it does not answer in
 * time.
 */
public final class TrackFinder {
  private static final Duration STRONG_PATIENCE = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  /** Each blocks the thread of a request: most threads must stay free for other requests. */
  private static final int MAX_ASKED = 16;

  private final Semaphore asked = new Semaphore(MAX_ASKED);

  private final TrackAsk function;
  private final History history;
  private final Supplier<Optional<Instant>> historyAsOf;

  /** Queries a track's function. */
  @FunctionalInterface
  public interface TrackAsk {
    /** The reply; fails with {@link TimeoutException} if none comes in time. */
    CompletableFuture<TrackReply> ask(String trackId, Duration patience);
  }

  /**
   * A track with its freshness.
   *
   * @param track the track
   * @param asOfUs everything up to then is included, in microseconds since 1970
   * @param byFunction whether the track's function answered
   */
  public record Found(TrackSnapshot track, long asOfUs, boolean byFunction) {}

  /** Creates a finder; the supplier returns the freshness of the history. */
  public TrackFinder(TrackAsk function, History history, Supplier<Optional<Instant>> historyAsOf) {
    this.function = function;
    this.history = history;
    this.historyAsOf = historyAsOf;
  }

  /** The track, from its function or from history. */
  public Found find(String trackId) throws InterruptedException {
    Optional<TrackSnapshot> stored = history.track(trackId);
    if (stored.isPresent() && stored.get().getStatus() == TrackStatus.TRACK_STATUS_ENDED) {
      return fromStore(stored.get());
    }
    if (stored.isEmpty()) {
      return ask(trackId);
    }
    try {
      Optional<Found> replied = reply(trackId, PATIENCE);
      return replied.orElseGet(() -> fromStore(stored.get()));
    } catch (ExecutionException e) {
      return fromStore(stored.get());
    }
  }

  /**
   * The track after its newest event that happened no later than a time.
   *
   * @param atUs microseconds since 1970, of capture time
   */
  public Found findAsOf(String trackId, long atUs) {
    TrackSnapshot then =
        history
            .trackAsOf(trackId, atUs)
            .orElseThrow(
                () -> Problem.notFound("There was no track " + trackId + " at that time."));
    // The history knows nothing about the future.
    long knownUs = historyAsOf.get().map(it -> Math.min(atUs, TimestampFormat.us(it))).orElse(atUs);
    return new Found(withPath(then, atUs), knownUs, false);
  }

  /**
   * Only the event of its end contains a track's path: earlier states get that path up to their
   * time.
   */
  private TrackSnapshot withPath(TrackSnapshot then, long atUs) {
    if (then.getPathCount() > 0) {
      return then;
    }
    TrackSnapshot.Builder whole = then.toBuilder();
    history
        .track(then.getTrackId())
        .ifPresent(
            newest ->
                newest.getPathList().stream()
                    .filter(point -> point.getCapturedAtUs() <= atUs)
                    .forEach(whole::addPath));
    return whole.build();
  }

  /**
   * The track from the history, which may lag; like {@link #find} if the history does not have it.
   */
  public Found recall(String trackId) throws InterruptedException {
    Optional<TrackSnapshot> stored = history.track(trackId);
    return stored.isPresent() ? fromStore(stored.get()) : ask(trackId);
  }

  /** The track from its function. */
  public Found ask(String trackId) throws InterruptedException {
    try {
      return reply(trackId, STRONG_PATIENCE)
          .orElseThrow(() -> Problem.notFound("There is no track " + trackId + "."));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TimeoutException) {
        throw Problem.of(
            504,
            "no_reply",
            "The track's function does not answer",
            "Either the functions are down or Flink is still starting; try again.");
      }
      throw Problem.unavailable("The query cannot be sent: " + e.getMessage());
    }
  }

  /** The freshness of the history. */
  public Optional<Instant> historyAsOf() {
    return historyAsOf.get();
  }

  /** The track's committed events, in order. */
  public List<TrackEvent> events(String trackId) {
    return history.events(trackId);
  }

  private Optional<Found> reply(String trackId, Duration patience)
      throws ExecutionException, InterruptedException {
    if (!asked.tryAcquire()) {
      throw new ExecutionException(
          new RejectedExecutionException("too many tracks' functions are being asked"));
    }
    TrackReply reply;
    try {
      reply = function.ask(trackId, patience).get();
    } finally {
      asked.release();
    }
    return reply.getStatus() == ReplyStatus.REPLY_STATUS_FOUND
        ? Optional.of(
            new Found(reply.getTrack(), reply.getTrack().getFrame().getCapturedAtUs(), true))
        : Optional.empty();
  }

  private Found fromStore(TrackSnapshot track) {
    long asOfUs =
        historyAsOf.get().map(TimestampFormat::us).orElse(track.getFrame().getCapturedAtUs());
    return new Found(track, asOfUs, false);
  }
}
