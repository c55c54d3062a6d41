package io.followspot.gateway.archive;

import com.google.protobuf.ByteString;
import io.followspot.protos.v1.Sound;
import io.followspot.sound.flac.FlacDecoder;
import io.followspot.sound.flac.FlacException;
import io.followspot.sound.flac.FlacSound;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Pieces of sound put together at their times, at 16 kHz, with silence where there is none. */
public final class SoundSegment {
  private static final int RATE = 16_000;

  /** Ten minutes. */
  private static final int MAX_SAMPLES = 600 * RATE;

  private static final int HEADER_BYTES = 44;

  private final long fromUs;
  private final long toUs;
  private byte[] samples = new byte[64 * 1_024];
  private long beginUs = -1;
  private int length;
  private boolean truncated;

  /** Creates a segment of capture time, in microseconds since 1970, without sound yet. */
  public SoundSegment(long fromUs, long toUs) {
    this.fromUs = fromUs;
    this.toUs = toUs;
  }

  /**
   * Adds a piece; pieces come in the order of their times.
   *
   * @param atUs when its first sample was taken
   * @param pcm signed 16 bits, little endian
   * @return whether there is room for more
   */
  public boolean add(long atUs, int rateHz, ByteString pcm) {
    int count = pcm.size() / 2;
    if (rateHz != RATE || count == 0 || atUs + (long) count * 1_000_000 / RATE <= fromUs) {
      return true;
    }
    if (beginUs < 0) {
      beginUs = Math.max(fromUs, atUs);
    }
    long at = Math.round((atUs - beginUs) * (RATE / 1e6));
    int first = (int) Math.max(0, Math.min(count, -at));
    long end = Math.min(at + count, Math.round((toUs - beginUs) * (RATE / 1e6)));
    if (at + first >= MAX_SAMPLES || end > MAX_SAMPLES) {
      truncated = true;
      end = Math.min(end, MAX_SAMPLES);
    }
    if (end > at + first) {
      if (2 * end > samples.length) {
        samples = Arrays.copyOf(samples, (int) Math.min(2L * MAX_SAMPLES, 4 * end));
      }
      pcm.substring(2 * first, 2 * (int) (end - at)).copyTo(samples, 2 * (int) (at + first));
      length = Math.max(length, (int) end);
    }
    return !truncated;
  }

  /**
   * Adds what a record heard or played; one that cannot be decoded is left out, since the function
   * has rejected it.
   *
   * @param samples its near or far end
   * @return whether there is room for more
   */
  public boolean add(Sound record, ByteString samples) {
    return switch (record.getFormat()) {
      case SOUND_FORMAT_PCM16 -> add(record.getCapturedAtUs(), record.getRateHz(), samples);
      case SOUND_FORMAT_FLAC -> addFlac(record, samples);
      case SOUND_FORMAT_UNSPECIFIED, UNRECOGNIZED -> true;
    };
  }

  private boolean addFlac(Sound record, ByteString samples) {
    try {
      FlacSound decoded = FlacDecoder.decode(samples.toByteArray(), RATE);
      ByteBuffer pcm =
          ByteBuffer.allocate(Short.BYTES * decoded.samples().length)
              .order(ByteOrder.LITTLE_ENDIAN);
      pcm.asShortBuffer().put(decoded.samples());
      return add(record.getCapturedAtUs(), decoded.rateHz(), ByteString.copyFrom(pcm.array()));
    } catch (FlacException e) {
      return true;
    }
  }

  /** Whether no piece had sound in this time. */
  public boolean isEmpty() {
    return length == 0;
  }

  /** Capture time of the first sample, in microseconds since 1970. */
  public long beginUs() {
    return beginUs;
  }

  /** Whether there was more than ten minutes. */
  public boolean truncated() {
    return truncated;
  }

  /** The samples from a time on, with silence where there is no sound; none if it is empty. */
  short[] samplesFrom(long us) {
    int skipped = (int) Math.round((us - beginUs) * (RATE / 1e6));
    short[] out = new short[isEmpty() ? 0 : Math.max(0, length - skipped)];
    ByteBuffer in = ByteBuffer.wrap(samples).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = Math.max(0, -skipped); i < out.length; i++) {
      out[i] = in.getShort(2 * (i + skipped));
    }
    return out;
  }

  /** The whole as a WAVE file. */
  public byte[] wav() {
    int bytes = 2 * length;
    ByteBuffer out = ByteBuffer.allocate(HEADER_BYTES + bytes).order(ByteOrder.LITTLE_ENDIAN);
    out.put(ascii("RIFF")).putInt(HEADER_BYTES - 8 + bytes).put(ascii("WAVEfmt "));
    out.putInt(16).putShort((short) 1).putShort((short) 1).putInt(RATE).putInt(2 * RATE);
    out.putShort((short) 2).putShort((short) 16).put(ascii("data")).putInt(bytes);
    return out.put(samples, 0, bytes).array();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
