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
 * Writes an answer that goes on until its caller leaves. No thread waits for it: the connection's
 * I/O thread writes when there is something to write and the client has room. Everything here runs
 * on that thread, but {@link #wake}.
 */
public final class EndlessAnswer {
  /** So many pieces are written before another connection gets its turn. */
  private static final int PIECES_AT_A_TIME = 16;

  /** What is written. All but {@link #close} is called on the connection's I/O thread. */
  public interface Source {
    /** The next piece; null if there is none now, in which case the source wakes the answer. */
    @Nullable ByteBuffer next();

    /** A piece that shows that the answer goes on; null if none is due. */
    @Nullable ByteBuffer beat();

    /** Whether nothing will come any more, so that the answer ends. */
    boolean isOver();

    /** Is told once that the answer has ended. */
    void close();
  }

  private final HttpServerExchange exchange;
  private final XnioIoThread thread;
  private final StreamSinkChannel channel;
  private final Source source;
  private final Terms terms;
  private final AtomicBoolean awake = new AtomicBoolean();
  private @Nullable ByteBuffer pending;

  /** Since when the client has taken nothing, though there is something; 0 if it does. */
  private long blockedSinceNs;

  private final AtomicBoolean ended = new AtomicBoolean();

  /**
   * On what terms it goes on.
   *
   * @param beat how often it shows that it goes on
   * @param stall how long the client may take nothing
   * @param mayGoOn throws as soon as the caller may no longer have it
   * @param whenEnded is run once, at its end
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

  /** Begins an answer whose headers are set; the source is given the answer, to wake it. */
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

  /** Says that the source has something, or is over; any thread may. */
  public void wake() {
    if (awake.compareAndSet(false, true)) {
      try {
        thread.execute(
            () -> {
              awake.set(false);
              write();
            });
      } catch (RejectedExecutionException e) {
        // The server stops.
      }
    }
  }

  /** Says so after a while; to be called on the connection's I/O thread. */
  public void wakeAfter(Duration pause) {
    later(this::wake, pause);
  }

  private void later(Runnable task, Duration pause) {
    try {
      thread.executeAfter(task, pause.toNanos(), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      // The server stops.
    }
  }

  private void tickLater() {
    // A stall is to be noticed on time even where beats are rare.
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
          // HTTP/2 takes nothing more before the frame that is being made has gone.
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

  /** Ends what a client that takes nothing has not taken yet; of HTTP/2 this one answer only. */
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
