package io.followspot.ingest.publish;

import io.followspot.ingest.source.CapturedFrame;
import io.followspot.ingest.source.FrameSource;
import io.followspot.ingest.source.SourceException;
import io.followspot.kafka.KafkaConnection;
import io.followspot.protos.v1.Frame;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * Publishes the frames of a source: keyed by camera, in order, acknowledged by all replicas. Each
 * run of the source is a stream of its own, named after the microsecond at which it began, and is
 * closed by a frame that says so.
 *
 * <p>{@link #run} is for one thread; {@link #stop} for any.
 */
public final class FramePublisher implements AutoCloseable {
  /** How long to wait at the end for what is under way. */
  private static final Duration DRAIN = Duration.ofSeconds(10);

  // Room for the frame's other fields and the record's own.
  private static final int OVERHEAD_BYTES = 4096;
  private static final int MAX_JPEG_BYTES = KafkaConnection.MAX_RECORD_BYTES - OVERHEAD_BYTES;
  private static final int OUTBOX_BYTES = 32 << 20;

  // A source that was lost is looked for again after two seconds.
  private static final long LOOK_UP_EVERY_NS = 100_000_000L;
  private static final int RETRY_AFTER_LOOKS = 20;

  private final PublishOptions options;
  private final Producer<String, byte[]> producer;
  private final PublishListener listener;
  private final Clock clock;
  private final Outbox outbox;
  private final Pace pace;
  private final RateLimit rate;
  private volatile boolean stopped;
  private boolean live;
  private volatile Optional<FrameSource> playing = Optional.empty();
  private int streams;
  private long frames;
  private long bytes;
  private long thinned;
  private long tooLarge;
  private long unsent;
  private long lastStreamId;
  private long lastCapturedAtUs;

  /**
   * Opens a producer.
   *
   * @throws io.followspot.kafka.KafkaUnavailableException if no broker's name can be resolved
   */
  public FramePublisher(
      KafkaConnection connection, PublishOptions options, PublishListener listener) {
    this(connection.producer(settings()), options, listener, Clock.SYSTEM);
  }

  FramePublisher(
      Producer<String, byte[]> producer,
      PublishOptions options,
      PublishListener listener,
      Clock clock) {
    this.producer = producer;
    this.options = options;
    this.listener = listener;
    this.clock = clock;
    this.outbox = new Outbox(producer, listener, OUTBOX_BYTES);
    this.pace = options.realtime() ? Pace.realtime(clock) : Pace.unhurried();
    this.rate = new RateLimit(options.maxFramesPerSecond());
  }

  private static Map<String, Object> settings() {
    // A frame is given up only when the publisher is: order and completeness before freshness.
    return Map.ofEntries(
        Map.entry(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE),
        // The outbox asks again, and can say that it waits.
        Map.entry(ProducerConfig.MAX_BLOCK_MS_CONFIG, 1_000),
        Map.entry(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000),
        Map.entry(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500),
        Map.entry(ProducerConfig.BATCH_SIZE_CONFIG, 1 << 20),
        Map.entry(ProducerConfig.BUFFER_MEMORY_CONFIG, 2L * OUTBOX_BYTES));
  }

  /**
   * Publishes until the source ends or {@link #stop} is called. A live source that breaks off is
   * opened again until it is there, as a new stream.
   *
   * @param source opens the source; called again for each round of a loop
   * @throws SourceException if it can't be opened at first, or breaks off and is not live; what was
   *     published before is closed by an end of stream
   * @throws IllegalStateException if the brokers refuse the frames
   */
  public PublishSummary run(Supplier<FrameSource> source) throws InterruptedException {
    long beganAtNs = clock.nanoTime();
    boolean again;
    do {
      again = play(source) || options.loop();
    } while (again && !stopped);
    unsent += outbox.drain(DRAIN);
    return new PublishSummary(
        streams,
        frames,
        bytes,
        thinned,
        tooLarge,
        unsent,
        Duration.ofNanos(clock.nanoTime() - beganAtNs));
  }

  /** Makes {@link #run} end its stream and return, from any thread. */
  public void stop() {
    stopped = true;
    outbox.giveUpAfter(DRAIN);
    playing.ifPresent(FrameSource::cancel);
  }

  /** Plays the source once; true if it is to be opened again because it broke off. */
  private boolean play(Supplier<FrameSource> source) throws InterruptedException {
    try (FrameSource opened = source.get()) {
      live = opened.live();
      playing = Optional.of(opened);
      publish(opened);
      return false;
    } catch (SourceException e) {
      if (!live) {
        throw e;
      }
      listener.sourceLost(String.valueOf(e.getMessage()));
      for (int i = 0; i < RETRY_AFTER_LOOKS && !stopped; i++) {
        clock.sleepNanos(LOOK_UP_EVERY_NS);
      }
      return true;
    } finally {
      playing = Optional.empty();
    }
  }

  private void publish(FrameSource source) throws InterruptedException {
    Optional<CapturedFrame> frame = stopped ? Optional.empty() : source.next();
    if (frame.isEmpty()) {
      return;
    }
    // Two streams may not begin within a microsecond, nor may the camera's time run back.
    long startUs = Math.max(clock.nowUs(), Math.max(lastStreamId, lastCapturedAtUs) + 1);
    lastStreamId = startUs;
    streams++;
    pace.begin();
    rate.begin();
    long sequence = 0;
    try {
      for (; frame.isPresent() && !stopped; frame = source.next()) {
        if (accepts(frame.get())) {
          pace.await(frame.get().offsetUs());
          send(frame.get(), startUs, sequence++);
        }
      }
    } finally {
      outbox.send(
          header(startUs, sequence)
              .setCapturedAtUs(++lastCapturedAtUs)
              .setEndOfStream(true)
              .build());
    }
  }

  private boolean accepts(CapturedFrame frame) {
    if (frame.jpeg().size() > MAX_JPEG_BYTES) {
      tooLarge++;
      return false;
    }
    if (!rate.takes(frame.offsetUs())) {
      thinned++;
      return false;
    }
    return true;
  }

  private void send(CapturedFrame frame, long startUs, long sequence) throws InterruptedException {
    lastCapturedAtUs = startUs + frame.offsetUs();
    boolean sent =
        outbox.send(
            header(startUs, sequence)
                .setCapturedAtUs(lastCapturedAtUs)
                .setJpeg(frame.jpeg())
                .build());
    if (!sent) {
      unsent++;
      return;
    }
    frames++;
    bytes += frame.jpeg().size();
    listener.sent(frames, frame.offsetUs());
  }

  private Frame.Builder header(long startUs, long sequence) {
    return Frame.newBuilder()
        .setCameraId(options.cameraId())
        .setStreamId(startUs)
        .setSequence(sequence);
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(1));
  }
}
