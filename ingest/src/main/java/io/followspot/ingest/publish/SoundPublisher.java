package io.followspot.ingest.publish;

import com.google.protobuf.ByteString;
import io.followspot.ingest.source.SoundSource;
import io.followspot.kafka.KafkaConnection;
import io.followspot.kafka.KafkaUnavailableException;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.Sound;
import io.followspot.protos.v1.SoundFormat;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Publishes a microphone's sound and its loudspeaker's signal: keyed by camera, in order, in
 * records of 100 ms, closed by an end marker. Call {@link #run} from one thread, {@link #stop} from
 * any.
 */
public final class SoundPublisher implements AutoCloseable {
  /** Samples per record. */
  public static final int SAMPLES = SoundSource.RATE / 10;

  private static final int LEAST_SAMPLES = SoundSource.RATE / 100;

  /** Duration of a record. */
  public static final long RECORD_US = 1_000_000L * SAMPLES / SoundSource.RATE;

  private static final Duration DRAIN = Duration.ofSeconds(8);

  private final Producer<String, byte[]> producer;
  private final String cameraId;
  private final PublishClock clock;
  private final boolean realtime;
  private final SoundFormat format;
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
  private volatile boolean stopped;

  /**
   * Opens a producer.
   *
   * @param realtime whether to send each record when it is due, instead of as fast as possible
   * @param format PCM16 or FLAC
   */
  public SoundPublisher(
      KafkaConnection connection, String cameraId, boolean realtime, SoundFormat format) {
    this(
        connection.producer(
            Map.of(
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                120_000,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                60_000)),
        cameraId,
        realtime,
        format,
        PublishClock.SYSTEM);
  }

  SoundPublisher(
      Producer<String, byte[]> producer,
      String cameraId,
      boolean realtime,
      SoundFormat format,
      PublishClock clock) {
    this.producer = producer;
    this.cameraId = cameraId;
    this.realtime = realtime;
    this.format = format;
    this.clock = clock;
  }

  /**
   * What is published.
   *
   * @param near the microphone; its first channel, or the mean of all if the far end is not its
   *     second
   * @param far the loudspeaker, started at the same time; none if unknown
   * @param farIsSecondChannel whether the second channel of {@code near} is the loudspeaker's
   */
  public record Sources(SoundSource near, Optional<SoundSource> far, boolean farIsSecondChannel) {}

  /**
   * Publishes one stream until the microphone's source ends or {@link #stop} is called.
   *
   * @param streamId greater than every earlier one of the camera's sound
   * @param beganAtUs when the sample at offset 0 was captured, in microseconds since 1970
   * @param offsetUs of the first sample after that
   * @return number of records sent
   * @throws io.followspot.ingest.source.SourceException if a source was interrupted
   * @throws KafkaUnavailableException if the brokers reject the records
   */
  public long run(Sources sources, long streamId, long beganAtUs, long offsetUs)
      throws InterruptedException {
    long beganAtNs = clock.nanoTime();
    long firstUs = Math.max(1, beganAtUs + offsetUs);
    long sequence = 0;
    try {
      Optional<float[][]> near = sources.near().next(SAMPLES);
      while (near.isPresent() && !stopped) {
        long atUs = firstUs + sequence * RECORD_US;
        if (realtime) {
          await(beganAtNs, atUs - beganAtUs);
        }
        send(record(streamId, sequence, atUs, near.get(), sources));
        sequence++;
        near = sources.near().next(SAMPLES);
      }
    } finally {
      if (sequence > 0) {
        send(
            header(streamId, sequence, firstUs + sequence * RECORD_US)
                .setEndOfStream(true)
                .build());
      }
      producer.flush();
    }
    throwIfRefused();
    return sequence;
  }

  private Sound record(
      long streamId, long sequence, long atUs, float[][] channels, Sources sources) {
    float[] first = channels[0];
    int length = Math.max(LEAST_SAMPLES, first.length);
    boolean second = sources.farIsSecondChannel() && channels.length > 1;
    Sound.Builder sound =
        header(streamId, sequence, atUs)
            .setFormat(format)
            .setRateHz(SoundSource.RATE)
            .setNear(encode(second ? first : mean(channels), length));
    if (second) {
      sound.setFar(encode(channels[1], length));
    } else if (sources.far().isPresent()) {
      // After the end of its recording the loudspeaker is silent.
      float[][] far = sources.far().get().next(first.length).orElse(new float[1][0]);
      sound.setFar(encode(mean(far), length));
    }
    return sound.build();
  }

  private Sound.Builder header(long streamId, long sequence, long atUs) {
    return Sound.newBuilder()
        .setCameraId(cameraId)
        .setStreamId(streamId)
        .setSequence(sequence)
        .setCapturedAtUs(atUs);
  }

  private void await(long beganAtNs, long offsetUs) throws InterruptedException {
    long leftNs = beganAtNs + offsetUs * 1_000 - clock.nanoTime();
    if (leftNs > 0 && !stopped) {
      clock.sleepNanos(leftNs);
    }
  }

  private static float[] mean(float[][] channels) {
    if (channels.length == 1) {
      return channels[0];
    }
    float[] out = new float[channels[0].length];
    for (float[] channel : channels) {
      for (int i = 0; i < out.length; i++) {
        out[i] += channel[i] / channels.length;
      }
    }
    return out;
  }

  /** Samples as 16 bits, clipped; zeros after the end. */
  private ByteString encode(float[] samples, int length) {
    short[] pcm = new short[length];
    for (int i = 0; i < samples.length; i++) {
      pcm[i] = (short) Math.max(-32768, Math.min(32767, Math.round(samples[i] * 32768)));
    }
    if (format == SoundFormat.SOUND_FORMAT_FLAC) {
      return FlacEncoder.encode(pcm, SoundSource.RATE);
    }
    ByteBuffer out = ByteBuffer.allocate(Short.BYTES * length).order(ByteOrder.LITTLE_ENDIAN);
    out.asShortBuffer().put(pcm);
    return ByteString.copyFrom(out.array());
  }

  private void send(Sound sound) {
    throwIfRefused();
    var unused =
        producer.send(
            new ProducerRecord<>(
                Topics.SOUND, null, sound.getCapturedAtUs() / 1_000, cameraId, sound.toByteArray()),
            (metadata, exception) -> {
              if (exception != null) {
                failure.compareAndSet(null, exception);
              }
            });
  }

  private void throwIfRefused() {
    Exception refusal = failure.get();
    if (refusal != null) {
      throw new KafkaUnavailableException("the brokers reject the sound: " + refusal.getMessage());
    }
  }

  /** Makes {@link #run} end its stream and return. */
  public void stop() {
    stopped = true;
  }

  @Override
  public void close() {
    producer.close(DRAIN);
  }
}
