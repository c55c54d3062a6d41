package io.followspot.sound.wav;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes WAVE files of one channel with 16 bits. */
public final class WavWriter {
  /** Bytes before the samples. */
  public static final int HEADER_BYTES = 44;

  private WavWriter() {}

  /**
   * Returns a whole file.
   *
   * @param rate samples per second
   * @param samples full scale at 1; louder ones are clipped
   */
  public static byte[] write(int rate, float[] samples) {
    int length = 2 * samples.length;
    ByteBuffer out = ByteBuffer.allocate(HEADER_BYTES + length).order(ByteOrder.LITTLE_ENDIAN);
    out.put(ascii("RIFF")).putInt(HEADER_BYTES - 8 + length).put(ascii("WAVE"));
    out.put(ascii("fmt ")).putInt(16).putShort((short) 1).putShort((short) 1);
    out.putInt(rate).putInt(2 * rate).putShort((short) 2).putShort((short) 16);
    out.put(ascii("data")).putInt(length);
    for (float sample : samples) {
      out.putShort(toPcm(sample));
    }
    return out.array();
  }

  /** Returns a sample as 16 bits, clipped. */
  public static short toPcm(float sample) {
    return (short) Math.max(-32768, Math.min(32767, Math.round(sample * 32768)));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
