package io.followspot.gateway.stream;

import io.followspot.gateway.http.Call;
import io.followspot.gateway.http.Heartbeat;
import io.followspot.gateway.http.Route;
import io.followspot.gateway.problem.Problem;
import io.followspot.protos.Ids;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
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
          "degraded");

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
        Route.watch(
            "/v1/stream", this::stream, "camera", "track", "type", "positions", "last_event_id"));
  }

  private void stream(Call call) throws IOException, InterruptedException {
    Predicate<StreamEvent> filter = filterOf(call);
    Optional<Cursor> resume = resumeAt(call);
    call.answerHeader("X-Accel-Buffering", "no");
    Optional<OutputStream> out = call.stream("text/event-stream");
    if (out.isEmpty()) {
      return;
    }
    Subscription watch = broadcast.watch(filter);
    try {
      write(new Telling(call, watch, new Heartbeat(beat), out.get()), resume);
    } finally {
      broadcast.end(watch);
    }
  }

  /** The stream of one client. */
  private record Telling(Call call, Subscription watch, Heartbeat heartbeat, OutputStream out) {
    /** Sends keep-alive comments with the position that the client has reached. */
    void beat(Supplier<Cursor> cursor) throws IOException {
      if (heartbeat.isDue()) {
        call.admitAgain();
        out.write(("id: " + cursor.get() + "\n: still here\n\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
      }
    }
  }

  private void write(Telling telling, Optional<Cursor> resume)
      throws IOException, InterruptedException {
    Subscription watch = telling.watch();
    OutputStream out = telling.out();
    out.write("retry: 1000\n\n".getBytes(StandardCharsets.UTF_8));
    out.flush();
    if (resume.isPresent()) {
      replayMissed(telling, resume.get());
    }
    out.write(
        ("id: " + watch.cursor() + "\nevent: ready\ndata: {}\n\n")
            .getBytes(StandardCharsets.UTF_8));
    out.flush();
    List<StreamEvent> batch = new ArrayList<>();
    while (!watch.isOverrun()) {
      StreamEvent first = watch.poll(telling.heartbeat().left());
      if (first != null) {
        batch.add(first);
        watch.drainTo(batch);
        for (StreamEvent emission : batch) {
          write(emission, watch.cursor(), out);
        }
        batch.clear();
        out.flush();
      }
      telling.beat(() -> broadcast.reached(watch));
    }
  }

  /** Writes the events between the client's last id and the start of its subscription. */
  private void replayMissed(Telling telling, Cursor left) throws IOException {
    Subscription watch = telling.watch();
    Map<TopicPartition, Long> from = new HashMap<>();
    Map<TopicPartition, Long> until = new HashMap<>();
    for (TopicPartition partition : broadcast.positions().keySet()) {
      long now = watch.cursor().next(partition).orElse(0L);
      left.next(partition)
          .filter(then -> then < now)
          .ifPresent(
              then -> {
                from.put(partition, then);
                until.put(partition, now);
              });
    }
    if (!from.isEmpty()) {
      replay.replay(from, until, new Missed(telling, watch.cursor().with(from)));
    }
  }

  /** Writes what was missed as it is read again. */
  private record Missed(Telling telling, Cursor cursor) implements Replay.Sink {
    @Override
    public void take(StreamEvent emission) throws IOException {
      if (telling.watch().lets(emission)) {
        write(emission, cursor, telling.out());
      } else {
        cursor.pass(emission.from(), emission.offset());
      }
      telling.beat(() -> cursor);
    }

    @Override
    public void nothingYet() throws IOException {
      telling.beat(() -> cursor);
    }
  }

  private static void write(StreamEvent emission, Cursor cursor, OutputStream out)
      throws IOException {
    StringBuilder head = new StringBuilder(64);
    if (emission.kind().isCommitted()) {
      cursor.pass(emission.from(), emission.offset());
      head.append("id: ").append(cursor).append('\n');
    }
    head.append("event: ")
        .append(emission.kind().name().toLowerCase(Locale.ROOT))
        .append("\ndata: ");
    out.write(head.toString().getBytes(StandardCharsets.UTF_8));
    out.write(emission.json());
    out.write('\n');
    out.write('\n');
  }

  private static Predicate<StreamEvent> filterOf(Call call) {
    Set<String> cameras = Set.copyOf(call.cameras());
    Set<String> tracks =
        new HashSet<>(call.parameters().list("track", Ids::isTrackId, Ids.TRACK_RULE));
    for (String track : tracks) {
      if (!call.caller().sees(Ids.cameraOf(track))) {
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
    /** Is given one emission after the other. */
    interface Sink {
      /** Takes an emission. */
      void take(StreamEvent emission) throws IOException;

      /** Called several times a second while nothing arrives. */
      void nothingYet() throws IOException;
    }

    /** Reads from the first offset of each partition to just before the last. */
    void replay(Map<TopicPartition, Long> from, Map<TopicPartition, Long> until, Sink sink)
        throws IOException;
  }
}
