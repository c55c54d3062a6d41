package io.followspot.gateway.stream;

import io.followspot.gateway.http.Call;
import io.followspot.gateway.http.Route;
import io.followspot.gateway.problem.Problem;
import io.followspot.protos.Ids;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.common.TopicPartition;

/**
 * {@code /v1/stream}: events and positions as Server-Sent Events.
 *
 * <p>Committed events carry an id; a client that reconnects with it as {@code Last-Event-ID} is
 * first sent the events since then. Positions are live and never repeated.
 */
public final class StreamRoutes {
  private static final Set<String> TYPES =
      Set.of(
          "position",
          "confirmed",
          "stationary",
          "resumed",
          "zone_entered",
          "zone_exited",
          "line_crossed",
          "lost",
          "recovered",
          "ended",
          "registered",
          "changed",
          "removed",
          "stream_started",
          "stream_ended",
          "refused",
          "ledger_reported",
          "degraded",
          "site_positions",
          "appeared",
          "seen_by",
          "handed_over",
          "merged",
          "split",
          "left",
          "speech_began",
          "speech_ended",
          "loud_sound",
          "echo_path_changed",
          "loudspeaker_lost",
          "loudspeaker_found",
          "microphone_lost",
          "microphone_found",
          "restored",
          "alert");

  private final Broadcast broadcast;
  private final Replay replay;
  private final Duration beat;

  /**
   * Streams a broadcast and, to reconnecting clients, the events since their last id.
   *
   * @param beat interval of keep-alive comments
   */
  public StreamRoutes(Broadcast broadcast, Replay replay, Duration beat) {
    this.broadcast = broadcast;
    this.replay = replay;
    this.beat = beat;
  }

  /** The routes. */
  public List<Route> routes() {
    return List.of(
        Route.stream(
            "/v1/stream", this::stream, "camera", "track", "type", "positions", "last_event_id"));
  }

  private void stream(Call call) {
    Predicate<StreamEvent> wanted = filterOf(call);
    Optional<Cursor> left = resumeAt(call);
    call.answerHeader("X-Accel-Buffering", "no");
    call.follow(
        "text/event-stream",
        beat,
        answer -> {
          EventStream stream = new EventStream(answer, broadcast, wanted::test, call.stall());
          left.ifPresent(it -> stream.resume(call, replay, beat, it));
          return stream;
        });
  }

  private static Predicate<StreamEvent> filterOf(Call call) {
    Set<String> cameras = Set.copyOf(call.cameras());
    Set<String> tracks =
        new HashSet<>(call.parameters().list("track", Ids::isTrackId, Ids.TRACK_RULE));
    for (String track : tracks) {
      if (!call.caller().mayRead(Ids.cameraOf(track))) {
        throw Problem.notFound("There is no track " + track + ".");
      }
    }
    Set<String> types =
        new HashSet<>(
            call.parameters()
                .list(
                    "type",
                    TYPES::contains,
                    "known are " + String.join(", ", TYPES.stream().sorted().toList())));
    Set<String> positions =
        Set.copyOf(call.parameters().list("positions", Ids::isName, Ids.NAME_RULE));
    return Subscription.filter(cameras, tracks, types).and(Subscription.positionsOf(positions));
  }

  private static Optional<Cursor> resumeAt(Call call) {
    Optional<String> id =
        call.header("Last-Event-ID").or(() -> call.parameters().text("last_event_id"));
    if (id.isEmpty() || id.get().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Cursor.parse(id.get())
            .orElseThrow(
                () ->
                    Problem.badParameter(
                        "last_event_id", "is not an event id of this stream, such as t0:12,c0:3")));
  }

  /** Reads committed events again. */
  @FunctionalInterface
  public interface Replay {
    /** Receives the events one by one. */
    interface Sink {
      /** Handles an event. */
      void accept(StreamEvent event) throws IOException;

      /** Called several times per second while nothing arrives. */
      void nothingYet() throws IOException;
    }

    /** Reads from the first offset of each partition to just before the last. */
    void replay(Map<TopicPartition, Long> from, Map<TopicPartition, Long> until, Sink sink)
        throws IOException;
  }
}
