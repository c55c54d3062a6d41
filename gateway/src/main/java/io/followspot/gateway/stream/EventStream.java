package io.followspot.gateway.stream;

import io.followspot.gateway.http.Call;
import io.followspot.gateway.http.EndlessAnswer;
import io.followspot.gateway.http.Heartbeat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Produces the event stream of one client: first the events since its last id, then live ones. */
final class EventStream implements EndlessAnswer.Source, Broadcast.Listener {
  private static final Logger log = LoggerFactory.getLogger(EventStream.class);

  private static final int PIECE_BYTES = 16 << 10;
  private static final int EVENTS_AT_A_TIME = 64;

  /**
   * Maximum number of replayed pieces that wait for the client; reading pauses until it catches up.
   */
  private static final int MAX_QUEUED_PIECES = 64;

  private static final long POLL_MS = 100;

  private final EndlessAnswer answer;
  private final Broadcast broadcast;
  private final Subscription subscription;
  private final Duration stall;
  private final BlockingQueue<ByteBuffer> replayed = new ArrayBlockingQueue<>(MAX_QUEUED_PIECES);
  private volatile State state;
  private volatile boolean closed;
  private boolean greeted;

  private enum State {
    /** Events since the client's last id are being read, or will be. */
    REPLAYING,
    /** All of them are in the queue. */
    REPLAYED,
    /** They cannot be read. */
    FAILED,
    LIVE
  }

  EventStream(
      EndlessAnswer answer, Broadcast broadcast, Subscription.EventFilter filter, Duration stall) {
    this.answer = answer;
    this.broadcast = broadcast;
    this.stall = stall;
    this.state = State.REPLAYED;
    this.subscription = broadcast.subscribe(filter, this);
  }

  @Override
  public void hasNews() {
    answer.wake();
  }

  /** Starts reading the events since a position, before anything else is written. */
  void resume(Call call, StreamRoutes.Replay replay, Duration beat, Cursor left) {
    Map<TopicPartition, Long> from = new HashMap<>();
    Map<TopicPartition, Long> until = new HashMap<>();
    for (TopicPartition partition : broadcast.positions().keySet()) {
      long now = subscription.cursor().next(partition).orElse(0L);
      left.next(partition)
          .filter(then -> then < now)
          .ifPresent(
              then -> {
                from.put(partition, then);
                until.put(partition, now);
              });
    }
    if (from.isEmpty()) {
      return;
    }
    state = State.REPLAYING;
    ReplaySink sink = new ReplaySink(subscription.cursor().with(from), new Heartbeat(beat));
    boolean taken =
        call.runReplay(
            () -> {
              try {
                replay.replay(from, until, sink);
                state = State.REPLAYED;
              } catch (IOException | RuntimeException e) {
                log.info("Cannot replay events for a stream: {}", e.toString());
                state = State.FAILED;
              }
              answer.wake();
            });
    if (!taken) {
      state = State.FAILED;
    }
  }

  /** Puts replayed events into the queue. */
  private final class ReplaySink implements StreamRoutes.Replay.Sink {
    private final Cursor cursor;
    private final Heartbeat heartbeat;

    ReplaySink(Cursor cursor, Heartbeat heartbeat) {
      this.cursor = cursor;
      this.heartbeat = heartbeat;
    }

    @Override
    public void accept(StreamEvent event) throws IOException {
      if (subscription.lets(event)) {
        ByteArrayOutputStream piece = new ByteArrayOutputStream(event.json().length + 128);
        write(event, cursor, piece);
        put(ByteBuffer.wrap(piece.toByteArray()));
      } else {
        cursor.pass(event.from(), event.offset());
      }
      nothingYet();
    }

    @Override
    public void nothingYet() throws IOException {
      if (closed) {
        throw new IOException("the client has disconnected");
      }
      if (heartbeat.isDue()) {
        put(stillHere(cursor));
      }
    }

    private void put(ByteBuffer piece) throws IOException {
      long giveUpNs = System.nanoTime() + stall.toNanos();
      try {
        while (!replayed.offer(piece, POLL_MS, TimeUnit.MILLISECONDS)) {
          if (closed || System.nanoTime() - giveUpNs > 0) {
            throw new IOException("the client reads nothing");
          }
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException(e);
      }
      answer.wake();
    }
  }

  @Override
  public @Nullable ByteBuffer next() {
    if (!greeted) {
      greeted = true;
      return text("retry: 1000\n\n");
    }
    if (state == State.LIVE) {
      return liveEvents();
    }
    // Read before polling: what is in the queue now is complete.
    boolean all = state == State.REPLAYED;
    ByteBuffer piece = replayed.poll();
    if (piece == null && all) {
      state = State.LIVE;
      return text("id: " + subscription.cursor() + "\nevent: ready\ndata: {}\n\n");
    }
    return piece;
  }

  private @Nullable ByteBuffer liveEvents() {
    ByteArrayOutputStream piece = new ByteArrayOutputStream();
    List<StreamEvent> batch = new ArrayList<>(1);
    for (int i = 0; i < EVENTS_AT_A_TIME && piece.size() < PIECE_BYTES; i++) {
      batch.clear();
      subscription.drainTo(batch, 1);
      if (batch.isEmpty()) {
        break;
      }
      write(batch.get(0), subscription.cursor(), piece);
    }
    return piece.size() == 0 ? null : ByteBuffer.wrap(piece.toByteArray());
  }

  @Override
  public @Nullable ByteBuffer beat() {
    return switch (state) {
      case LIVE -> subscription.isDrained() ? stillHere(broadcast.reached(subscription)) : null;
      case REPLAYING -> replayed.isEmpty() ? text(": still here\n\n") : null;
      case REPLAYED, FAILED -> null;
    };
  }

  @Override
  public boolean isOver() {
    return subscription.isOverrun() || (state == State.FAILED && replayed.isEmpty());
  }

  @Override
  public void close() {
    closed = true;
    broadcast.end(subscription);
  }

  private static ByteBuffer stillHere(Cursor cursor) {
    return text("id: " + cursor + "\n: still here\n\n");
  }

  private static ByteBuffer text(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void write(StreamEvent event, Cursor cursor, ByteArrayOutputStream out) {
    StringBuilder head = new StringBuilder(64);
    if (event.kind().isCommitted()) {
      cursor.pass(event.from(), event.offset());
      head.append("id: ").append(cursor).append('\n');
    }
    head.append("event: ").append(event.kind().name().toLowerCase(Locale.ROOT)).append("\ndata: ");
    out.writeBytes(head.toString().getBytes(StandardCharsets.UTF_8));
    out.writeBytes(event.json());
    out.write('\n');
    out.write('\n');
  }
}
