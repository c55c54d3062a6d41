package io.followspot.ingest.source;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_q2d;

import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import org.bytedeco.ffmpeg.avcodec.AVPacket;

/**
 * The sound of a file or a stream, through FFmpeg, at 16 kHz. For one thread, except for {@link
 * #cancel}.
 */
public final class SoundSource implements AutoCloseable {
  /** Samples per second. */
  public static final int RATE = 16_000;

  private final SourceLocation location;
  private final Demuxer demuxer;
  private final SoundDecoder decoder;
  private final AVPacket packet = av_packet_alloc();
  private final Deque<float[]> waiting = new ArrayDeque<>();
  private int taken;
  private OptionalLong beginsAtUs = OptionalLong.empty();
  private boolean ended;
  private boolean closed;

  private SoundSource(SourceLocation location, Demuxer demuxer) {
    this.location = location;
    this.demuxer = demuxer;
    try {
      decoder = new SoundDecoder(location, demuxer.parameters());
    } catch (SourceException e) {
      demuxer.close();
      throw e;
    }
  }

  /**
   * Opens the sound of a file or a stream.
   *
   * @param cancelled whether to stop waiting; may be called from any thread
   * @throws SourceException if it cannot be read or has no sound
   */
  public static SoundSource open(
      SourceLocation location, SourceOptions options, BooleanSupplier cancelled) {
    if (location.kind() == SourceLocation.Kind.SCENE) {
      throw new SourceException(location + " is a simulated scene: it has no sound");
    }
    if (location.kind() == SourceLocation.Kind.FILE && !Files.isRegularFile(location.path())) {
      throw new SourceException("there is no file " + location.path() + ": check the path");
    }
    return new SoundSource(location, Demuxer.openSound(location, options.timeout(), cancelled));
  }

  /** Whether it is live. */
  public boolean live() {
    return location.kind() == SourceLocation.Kind.STREAM
        && demuxer.format().toLowerCase(Locale.ROOT).contains("rtsp");
  }

  /**
   * Returns the next samples of each channel, full scale at 1, or empty at the end. The last block
   * may be shorter.
   *
   * @param samples how many of each channel, 1 or more
   * @throws SourceException if the source was interrupted
   */
  public Optional<float[][]> next(int samples) {
    float[][] out = new float[0][];
    int filled = 0;
    while (filled < samples && more()) {
      float[] first = waiting.getFirst();
      int channels = decoder.channels();
      if (out.length == 0) {
        out = new float[channels][samples];
      }
      int left = first.length / channels - taken;
      int now = Math.min(left, samples - filled);
      for (int c = 0; c < Math.min(channels, out.length); c++) {
        for (int i = 0; i < now; i++) {
          out[c][filled + i] = first[(taken + i) * channels + c];
        }
      }
      filled += now;
      taken += now;
      if (now == left) {
        waiting.removeFirst();
        taken = 0;
      }
    }
    if (filled == 0) {
      return Optional.empty();
    }
    int length = filled;
    return Optional.of(
        filled == samples
            ? out
            : Arrays.stream(out).map(c -> Arrays.copyOf(c, length)).toArray(float[][]::new));
  }

  /**
   * Offset of the first sample from the source's first picture; 0 if unknown or without pictures.
   * Reads ahead to the first sample.
   */
  public long beginsAfterPicturesUs() {
    more();
    OptionalLong pictures = demuxer.picturesBeginUs();
    return pictures.isPresent() && beginsAtUs.isPresent()
        ? beginsAtUs.getAsLong() - pictures.getAsLong()
        : 0;
  }

  /** Returns whether there is a sample; decodes until there is. */
  private boolean more() {
    while (waiting.isEmpty() && !ended) {
      float[] decoded = decoder.receive();
      if (decoded != null) {
        add(decoded);
      } else if (demuxer.read(packet)) {
        if (beginsAtUs.isEmpty() && packet.pts() != AV_NOPTS_VALUE) {
          double seconds = packet.pts() * av_q2d(demuxer.stream().time_base());
          beginsAtUs = OptionalLong.of(Math.round(seconds * 1_000_000));
        }
        decoder.send(packet);
        av_packet_unref(packet);
      } else {
        decoder.send(null);
        for (float[] last = decoder.receive(); last != null; last = decoder.receive()) {
          add(last);
        }
        add(decoder.rest());
        ended = true;
      }
    }
    return !waiting.isEmpty();
  }

  private void add(float[] samples) {
    if (samples.length > 0) {
      waiting.add(samples);
    }
  }

  /** Makes a waiting {@link #next} return soon, from any thread. */
  public void cancel() {
    demuxer.cancel();
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      ended = true;
      decoder.close();
      av_packet_free(packet);
      demuxer.close();
    }
  }
}
