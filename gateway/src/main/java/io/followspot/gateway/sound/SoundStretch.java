package io.followspot.gateway.sound;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Pieces of sound put together at their times, at 16 kHz, with silence where there is none. */
final class SoundStretch {
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

  SoundStretch(long fromUs, long toUs) {
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
  boolean add(long atUs, int rateHz, ByteString pcm) {
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

  boolean isEmpty() {
    return length == 0;
  }

  /** Capture time of the first sample, in microseconds since 1970. */
  long beginUs() {
    return beginUs;
  }

  /** Whether there was more than ten minutes. */
  boolean truncated() {
    return truncated;
  }

  /** The whole as a WAVE file. */
  byte[] wav() {
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
