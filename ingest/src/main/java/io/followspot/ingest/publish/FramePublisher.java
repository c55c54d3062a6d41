package io.followspot.ingest.publish;

import io.followspot.ingest.source.CapturedFrame;
import io.followspot.ingest.source.FrameSource;
import io.followspot.ingest.source.SourceException;
import io.followspot.kafka.KafkaConnection;
import io.followspot.kafka.LatestFrame;
import io.followspot.traces.Traces;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * Publishes the frames of a source: keyed by camera, in order, acknowledged by all replicas. Each
 * run of the source is a separate stream, whose id is its start time in microseconds, and is closed
 * by an end marker. A stream interrupted by a crash of the publisher or by a live source is
 * continued.
 *
 * <p>Call {@link #run} from one thread, {@link #stop} from any.
 */
public final class FramePublisher implements AutoCloseable {
  /** Time limit for frames in flight after a stop or failure. */
  private static final Duration DRAIN = Duration.ofSeconds(8);

  /** The same at the end of a source: the longest restart of a broker. */
  private static final Duration DRAIN_AT_END = Duration.ofMinutes(2);

  // Space for the frame's other fields and the record's overhead.
  private static final int OVERHEAD_BYTES = 4096;
  private static final int MAX_JPEG_BYTES = KafkaConnection.MAX_RECORD_BYTES - OVERHEAD_BYTES;

  // A live source interrupted for longer starts a new stream, with new tracks.
  private static final long GO_ON_WITHIN_US = 60_000_000L;

  // A lost source is reopened after two seconds.
  private static final long LOOK_UP_EVERY_NS = 100_000_000L;
  private static final int RETRY_AFTER_LOOKS = 20;

  private final PublishOptions options;
  private final Producer<String, byte[]> producer;
  private final PublishListener listener;
  private final PublishClock clock;
  private final SendBuffer outbox;
  private final PublishPacing pace;
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
  private Optional<LatestFrame> brokenOff = Optional.empty();
  private Optional<OpenStream> open = Optional.empty();
  private long latestUs;
  private long timeBreaks;
  private volatile long lastStreamId;

  /**
   * Opens a producer.
   *
   * @throws io.followspot.kafka.KafkaUnavailableException if no broker's host name can be resolved
   */
  public FramePublisher(
      KafkaConnection connection, PublishOptions options, PublishListener listener) {
    this(connection, options, listener, Traces.OFF);
  }

  /**
   * Opens a producer.
   *
   * @param traces that the sampled part of the frames begins
   * @throws io.followspot.kafka.KafkaUnavailableException if no broker's host name can be resolved
   */
  public FramePublisher(
      KafkaConnection connection, PublishOptions options, PublishListener listener, Traces traces) {
    this(
        connection.producer(settings(options.bufferBytes())),
        options,
        listener,
        PublishClock.SYSTEM,
        traces);
  }

  FramePublisher(
      Producer<String, byte[]> producer,
      PublishOptions options,
      PublishListener listener,
      PublishClock clock) {
    this(producer, options, listener, clock, Traces.OFF);
  }

  FramePublisher(
      Producer<String, byte[]> producer,
      PublishOptions options,
      PublishListener listener,
      PublishClock clock,
      Traces traces) {
    this.producer = producer;
    this.options = options;
    this.listener = listener;
    this.clock = clock;
    this.outbox =
        new SendBuffer(
            producer, listener, options.source(), options.bufferBytes(), new FrameTraces(traces));
    this.pace =
        options.realtime()
            ? PublishPacing.realtime(clock, () -> stopped)
            : PublishPacing.unhurried();
    this.rate = new RateLimit(options.maxFramesPerSecond());
  }

  private static Map<String, Object> settings(int bufferBytes) {
    // Retry until the publisher stops: order and completeness before freshness.
    return Map.ofEntries(
        Map.entry(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE),
        // SendBuffer retries and reports that it waits.
        Map.entry(ProducerConfig.MAX_BLOCK_MS_CONFIG, 1_000),
        Map.entry(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000),
        Map.entry(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500),
        Map.entry(ProducerConfig.BATCH_SIZE_CONFIG, Math.min(1 << 20, bufferBytes / 4)),
        // The system adapts the socket's buffer. Java copies all that is left of a request at each
        // write, and Kafka's 128 KiB take less than one large frame.
        Map.entry(ProducerConfig.SEND_BUFFER_CONFIG, -1),
        // A record larger than the producer's whole buffer would be refused.
        Map.entry(
            ProducerConfig.BUFFER_MEMORY_CONFIG,
            2L * Math.max(bufferBytes, KafkaConnection.MAX_RECORD_BYTES)));
  }

  /**
   * Continues after an earlier publisher of the camera: its stream, if that was interrupted and has
   * the same source, otherwise with later streams.
   *
   * @param latest the camera's latest frame at the brokers
   * @param afresh always start a new stream
   * @return whether that stream is continued
   */
  public boolean goOnAfter(LatestFrame latest, boolean afresh) {
    latestUs = latest.streamId();
    boolean same = !options.source().isEmpty() && latest.source().equals(options.source());
    brokenOff = same && !afresh && !latest.endOfStream() ? Optional.of(latest) : Optional.empty();
    return brokenOff.isPresent();
  }

  /**
   * Publishes until the source ends or {@link #stop} is called. An interrupted live source is
   * reopened until it is available, and the stream continues.
   *
   * @param source opens the source; called again for each round of a loop
   * @throws SourceException if it cannot be opened at first, or is interrupted and not live; what
   *     was published is then closed by an end of stream
   * @throws io.followspot.kafka.KafkaUnavailableException if the brokers refuse the frames
   */
  public PublishSummary run(Supplier<FrameSource> source) throws InterruptedException {
    long beganAtNs = clock.nanoTime();
    try {
      boolean again;
      do {
        again = play(source) || options.loop();
      } while (again && !stopped);
      end();
      unsent += outbox.drain(DRAIN_AT_END);
    } catch (Throwable failure) { // any failure: close the stream
      endAfter(failure);
      throw failure;
    }
    return new PublishSummary(
        streams,
        frames,
        bytes,
        thinned,
        tooLarge,
        unsent,
        timeBreaks,
        Duration.ofNanos(clock.nanoTime() - beganAtNs));
  }

  private void endAfter(Throwable failure) {
    boolean interrupted = Thread.interrupted();
    outbox.giveUpAfter(DRAIN);
    try {
      end();
      outbox.drain(DRAIN);
    } catch (InterruptedException | RuntimeException e) {
      failure.addSuppressed(e);
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Whether another publisher started a newer stream: the camera then processes that one's frames
   * and counts this publisher's as late. Thread-safe.
   */
  public boolean isReplacedBy(long streamId) {
    long own = lastStreamId;
    return own != 0 && streamId > own;
  }

  /** Whether {@link #stop} was called. */
  public boolean stopped() {
    return stopped;
  }

  /** Makes {@link #run} end its stream and return, from any thread. */
  public void stop() {
    stopped = true;
    outbox.giveUpAfter(DRAIN);
    playing.ifPresent(FrameSource::cancel);
  }

  /** Plays the source once; true if it was interrupted and must be reopened. */
  private boolean play(Supplier<FrameSource> source) throws InterruptedException {
    try (FrameSource opened = source.get()) {
      live = opened.live();
      playing = Optional.of(opened);
      publish(opened);
      opened.unreadable().forEach(listener::unreadable);
      end();
      return false;
    } catch (SourceException e) {
      if (stopped) {
        return false;
      }
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
    OpenStream stream = stream();
    rate.begin();
    boolean paced = false;
    boolean begun = false;
    long breaksBefore = timeBreaks;
    for (; frame.isPresent() && !stopped; frame = source.next()) {
      if (breaksBefore + source.timeBreaks() > timeBreaks) {
        if (timeBreaks == 0) {
          listener.timeBroke();
        }
        timeBreaks = breaksBefore + source.timeBreaks();
      }
      if (accepts(frame.get()) && !stream.passPublished(frame.get())) {
        if (!paced) {
          paced = true;
          pace.begin(Math.max(0, clock.nowUs() - stream.beganAtUs()));
        }
        stream.putOff(pace.await(frame.get().offsetUs()));
        if (stopped) {
          return;
        }
        if (!begun) {
          begun = true;
          listener.began(stream.beganAtUs(), frame.get().offsetUs());
        }
        send(stream, frame.get());
      }
    }
  }

  /** The open stream: continued after a crash, or new. */
  private OpenStream stream() {
    // Stream ids must increase, and the camera's time must not run back.
    long nowUs = Math.max(clock.nowUs(), latestUs + 1);
    OpenStream stream;
    if (open.isPresent() && nowUs - open.get().capturedAtUs() < GO_ON_WITHIN_US) {
      stream = open.get();
      stream.goOn(nowUs);
    } else if (brokenOff.isPresent()) {
      stream = goOn(brokenOff.get(), nowUs);
    } else {
      stream = begin(nowUs);
    }
    brokenOff = Optional.empty();
    open = Optional.of(stream);
    lastStreamId = stream.id();
    return stream;
  }

  private OpenStream begin(long nowUs) {
    streams++;
    return OpenStream.begin(options.cameraId(), nowUs);
  }

  private OpenStream goOn(LatestFrame latest, long nowUs) {
    streams++;
    return live
        ? OpenStream.goOn(options.cameraId(), latest, nowUs)
        : OpenStream.repeat(options.cameraId(), latest);
  }

  private void end() throws InterruptedException {
    if (open.isPresent()) {
      OpenStream stream = open.get();
      open = Optional.empty();
      if (!outbox.sendEnd(stream.end())) {
        unsent++;
      }
      latestUs = Math.max(latestUs, Math.max(stream.id(), stream.capturedAtUs()));
    }
  }

  private boolean accepts(CapturedFrame frame) {
    if (frame.jpeg().size() > MAX_JPEG_BYTES) {
      tooLarge++;
      return false;
    }
    if (!rate.accepts(frame.offsetUs())) {
      thinned++;
      return false;
    }
    return true;
  }

  private void send(OpenStream stream, CapturedFrame frame) throws InterruptedException {
    if (!outbox.send(stream.next(frame))) {
      unsent++;
      return;
    }
    frames++;
    bytes += frame.jpeg().size();
    listener.sent(frames, frame.offsetUs());
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(1));
  }
}
