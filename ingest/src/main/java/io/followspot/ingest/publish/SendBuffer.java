package io.followspot.ingest.publish;

import io.followspot.kafka.KafkaUnavailableException;
import io.followspot.kafka.LatestFrame;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.Frame;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/**
 * Frames in flight to the brokers: a bounded number of bytes, in order. While the brokers accept
 * nothing, sending waits and reports it; nothing is dropped.
 */
final class SendBuffer {
  private static final long SAY_SO_AFTER_NS = 2_000_000_000L;
  private static final long LOOK_UP_EVERY_MS = 100;

  private final Producer<String, byte[]> producer;
  private final PublishListener listener;
  private final FrameTraces traces;
  private final List<Header> headers;
  private final int capacityBytes;
  private final Semaphore room;
  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong taken = new AtomicLong();
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
  private volatile boolean givingUp;
  private volatile long givenUpAtNs;

  /**
   * Opens it.
   *
   * @param source sent with each frame as {@link LatestFrame#SOURCE_HEADER}; none if empty
   */
  SendBuffer(
      Producer<String, byte[]> producer,
      PublishListener listener,
      String source,
      int capacityBytes,
      FrameTraces traces) {
    this.producer = producer;
    this.headers =
        source.isEmpty()
            ? List.of()
            : List.of(
                new RecordHeader(
                    LatestFrame.SOURCE_HEADER, source.getBytes(StandardCharsets.UTF_8)));
    this.listener = listener;
    this.traces = traces;
    this.capacityBytes = capacityBytes;
    this.room = new Semaphore(capacityBytes);
  }

  /**
   * Passes a frame to the producer when there is space for it.
   *
   * @return false if there was none before the limit set by {@link #giveUpAfter}
   * @throws KafkaUnavailableException if the brokers reject a frame
   */
  boolean send(Frame frame) throws InterruptedException {
    throwIfRefused();
    return hand(frame);
  }

  /**
   * Sends the frame that ends a stream even if an earlier one was rejected: a rejected frame must
   * not keep the stream open.
   *
   * @return false if there was no space before the limit set by {@link #giveUpAfter}
   */
  boolean sendEnd(Frame end) throws InterruptedException {
    return hand(end);
  }

  private boolean hand(Frame untraced) throws InterruptedException {
    FrameTraces.Begun begun = traces.begin(untraced);
    Frame frame = begun.frame();
    byte[] bytes = frame.toByteArray();
    int weight = Math.min(bytes.length, capacityBytes);
    ProducerRecord<String, byte[]> entry =
        new ProducerRecord<>(
            Topics.FRAMES,
            null,
            // Record time is capture time, so that time-based lookup finds it. The topics' settings
            // accept any time.
            frame.getCapturedAtUs() / 1000,
            frame.getCameraId(),
            bytes,
            headers);
    Wait wait = new Wait();
    while (!room.tryAcquire(weight, LOOK_UP_EVERY_MS, TimeUnit.MILLISECONDS)) {
      if (wait.isOver()) {
        return false;
      }
    }
    while (!offer(entry, weight, begun)) {
      if (wait.isOver()) {
        room.release(weight);
        return false;
      }
    }
    wait.end();
    return true;
  }

  /**
   * Returns whether the producer accepted it: not while no leader of the topic's partition is
   * known.
   */
  private boolean offer(ProducerRecord<String, byte[]> entry, int weight, FrameTraces.Begun begun) {
    AtomicBoolean notYet = new AtomicBoolean();
    sent.incrementAndGet();
    var unused =
        producer.send(
            entry,
            (metadata, exception) -> {
              // Thrown within send only: an accepted record is delivered, however late.
              if (exception instanceof TimeoutException) {
                sent.decrementAndGet();
                notYet.set(true);
              } else {
                onAnswer(weight, exception);
                begun.end(exception);
              }
            });
    return !notYet.get();
  }

  private void throwIfRefused() {
    Exception refusal = failure.get();
    if (refusal == null) {
      return;
    }
    String why = "the brokers reject the frames: " + refusal.getMessage();
    if (refusal instanceof InvalidTimestampException) {
      why +=
          "; topic "
              + Topics.FRAMES
              + " must take times ahead of the clock: set its message.timestamp.after.max.ms to "
              + Long.MAX_VALUE;
    } else if (refusal instanceof AuthorizationException) {
      why += "; add an ACL that lets this user write to topic " + Topics.FRAMES;
    }
    throw new KafkaUnavailableException(why);
  }

  /** Limits waiting for space from now on. */
  void giveUpAfter(Duration atMost) {
    givenUpAtNs = System.nanoTime() + atMost.toNanos();
    givingUp = true;
  }

  /**
   * Waits until the brokers have acknowledged everything, up to the limit set by {@link
   * #giveUpAfter}.
   *
   * @return number of unacknowledged frames
   * @throws KafkaUnavailableException if they rejected one
   */
  long drain(Duration atMost) throws InterruptedException {
    long endsAtNs = System.nanoTime() + atMost.toNanos();
    Wait wait = new Wait();
    while (!room.tryAcquire(capacityBytes, LOOK_UP_EVERY_MS, TimeUnit.MILLISECONDS)) {
      if (wait.isOver() || System.nanoTime() - endsAtNs > 0) {
        return sent.get() - taken.get();
      }
    }
    room.release(capacityBytes);
    wait.end();
    throwIfRefused();
    return sent.get() - taken.get();
  }

  private void onAnswer(int weight, @Nullable Exception exception) {
    if (exception == null) {
      taken.incrementAndGet();
    } else {
      failure.compareAndSet(null, exception);
    }
    room.release(weight);
  }

  /** The waiting of one frame; reported when it gets long. */
  private final class Wait {
    private final long sinceNs = System.nanoTime();
    private boolean said;

    boolean isOver() {
      long nowNs = System.nanoTime();
      if (!said && nowNs - sinceNs > SAY_SO_AFTER_NS) {
        said = true;
        listener.waiting((int) (sent.get() - taken.get()));
      }
      return givingUp && nowNs - givenUpAtNs > 0;
    }

    void end() {
      if (said) {
        listener.resumed();
      }
    }
  }
}
