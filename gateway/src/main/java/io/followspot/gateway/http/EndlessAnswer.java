package io.followspot.gateway.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Protocols;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.xnio.ChannelListener;
import org.xnio.IoUtils;
import org.xnio.XnioIoThread;
import org.xnio.channels.StreamSinkChannel;

/**
 * Writes a response that continues until its client disconnects. No thread waits for it: the
 * connection's I/O thread writes when there is content and the client's window is open. Everything
 * here runs on that thread, except {@link #wake}.
 */
public final class EndlessAnswer {
  /** Number of pieces that are written before another connection is served. */
  private static final int PIECES_AT_A_TIME = 16;

  /** Produces the content. All but {@link #close} is called on the connection's I/O thread. */
  public interface Source {
    /**
     * The next piece; null if there is none now, in which case the source calls {@link #wake}
     * later.
     */
    @Nullable ByteBuffer next();

    /** A keep-alive piece; null if none is due. */
    @Nullable ByteBuffer beat();

    /** Whether nothing will follow, so that the response ends. */
    boolean isOver();

    /** Called once when the response has ended. */
    void close();
  }

  private final HttpServerExchange exchange;
  private final XnioIoThread thread;
  private final StreamSinkChannel channel;
  private final Source source;
  private final Terms terms;
  private final AtomicBoolean awake = new AtomicBoolean();
  private @Nullable ByteBuffer pending;

  /** Since when the client has read nothing although content is pending; 0 if it reads. */
  private long blockedSinceNs;

  private final AtomicBoolean ended = new AtomicBoolean();

  /**
   * The conditions of the response.
   *
   * @param beat interval of keep-alive pieces
   * @param stall how long the client may read nothing
   * @param mayGoOn throws as soon as the client has lost access
   * @param whenEnded is run once, at the end
   */
  record Terms(Duration beat, Duration stall, Runnable mayGoOn, Runnable whenEnded) {}

  private EndlessAnswer(
      HttpServerExchange exchange,
      Function<? super EndlessAnswer, ? extends Source> source,
      Terms terms) {
    this.exchange = exchange;
    this.thread = exchange.getIoThread();
    this.terms = terms;
    this.channel = exchange.getResponseChannel();
    this.source = source.apply(this);
  }

  /** Starts a response whose headers are set; the source receives the response, to wake it. */
  static void begin(
      HttpServerExchange exchange,
      Function<? super EndlessAnswer, ? extends Source> source,
      Terms terms) {
    EndlessAnswer answer = new EndlessAnswer(exchange, source, terms);
    answer.channel.getWriteSetter().set((ChannelListener<StreamSinkChannel>) it -> answer.write());
    ConnectionLeases.untilEnd(exchange, answer::end);
    answer.wake();
    answer.tickLater();
  }

  /** Signals that the source has content, or has ended; callable on any thread. */
  public void wake() {
    if (awake.compareAndSet(false, true)) {
      try {
        thread.execute(
            () -> {
              awake.set(false);
              write();
            });
      } catch (RejectedExecutionException e) {
        // The server is shutting down.
      }
    }
  }

  /** Signals after a delay; to be called on the connection's I/O thread. */
  public void wakeAfter(Duration pause) {
    later(this::wake, pause);
  }

  private void later(Runnable task, Duration pause) {
    try {
      thread.executeAfter(task, pause.toNanos(), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      // The server is shutting down.
    }
  }

  private void tickLater() {
    // A stall must be detected in time even if beats are rare.
    later(this::tick, terms.beat().compareTo(terms.stall()) < 0 ? terms.beat() : terms.stall());
  }

  private void tick() {
    if (ended.get()) {
      return;
    }
    if (blockedSinceNs != 0 && System.nanoTime() - blockedSinceNs > terms.stall().toNanos()) {
      cutOff();
      return;
    }
    try {
      terms.mayGoOn().run();
    } catch (RuntimeException e) {
      finish();
      return;
    }
    if (pending == null) {
      pending = source.beat();
    }
    write();
    tickLater();
  }

  private void write() {
    if (ended.get()) {
      return;
    }
    try {
      for (int i = 0; i < PIECES_AT_A_TIME; i++) {
        if (pending == null) {
          pending = source.next();
        }
        if (pending == null) {
          if (source.isOver()) {
            finish();
          } else if (channel.flush()) {
            blockedSinceNs = 0;
            channel.suspendWrites();
          } else {
            awaitRoom();
          }
          return;
        }
        if (channel.write(pending) == 0) {
          // HTTP/2 accepts nothing more until the current frame has been sent.
          if (!channel.flush()) {
            awaitRoom();
            return;
          }
        }
        blockedSinceNs = 0;
        if (!pending.hasRemaining()) {
          pending = null;
        }
      }
      wake();
    } catch (IOException | RuntimeException e) {
      cutOff();
    }
  }

  private void awaitRoom() {
    if (blockedSinceNs == 0) {
      blockedSinceNs = System.nanoTime();
    }
    channel.resumeWrites();
  }

  private void finish() {
    exchange.endExchange();
    end();
  }

  /** Aborts a response that the client does not read; with HTTP/2 only this stream. */
  private void cutOff() {
    boolean shared = Protocols.HTTP_2_0.equals(exchange.getProtocol());
    IoUtils.safeClose(shared ? channel : exchange.getConnection());
    end();
  }

  private void end() {
    if (ended.compareAndSet(false, true)) {
      source.close();
      terms.whenEnded().run();
    }
  }
}
