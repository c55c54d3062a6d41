package io.followspot.sound.wav;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads WAVE files: PCM of 8, 16, 24 and 32 bits, floats of 32 and 64 bits, any number of channels,
 * plain or extensible header. The format: IBM and Microsoft, "Multimedia Programming Interface and
 * Data Specifications 1.0" (1991).
 */
public final class WavReader {
  private static final int RIFF = 0x46464952;
  private static final int WAVE = 0x45564157;
  private static final int FORMAT = 0x20746d66;
  private static final int DATA = 0x61746164;
  private static final int PCM = 1;
  private static final int FLOAT = 3;
  private static final int EXTENSIBLE = 0xfffe;
  private static final int FORMAT_BYTES = 16;
  private static final int SUBFORMAT_OFFSET = 24;
  private static final int MOST_CHANNELS = 32;

  private final ByteBuffer bytes;
  private int encoding;
  private int channels;
  private int rate;
  private int bits;
  private int notFinite;

  private WavReader(byte[] file) {
    bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * Reads a whole file.
   *
   * @throws WavException if it is not a WAVE file of a known encoding, or has no samples
   */
  public static WavSound read(byte[] file) throws WavException {
    return new WavReader(file).read();
  }

  private WavSound read() throws WavException {
    if (bytes.limit() == 0) {
      throw new WavException("the file is empty");
    }
    if (bytes.limit() < 12 || bytes.getInt(0) != RIFF || bytes.getInt(8) != WAVE) {
      throw new WavException("the file is no WAVE file: it does not begin with RIFF and WAVE");
    }
    int at = 12;
    while (at + 8 <= bytes.limit()) {
      int name = bytes.getInt(at);
      long length = Integer.toUnsignedLong(bytes.getInt(at + 4));
      int body = at + 8;
      if (name == FORMAT) {
        readFormat(body, length);
      } else if (name == DATA) {
        return readData(body, length);
      }
      long next = body + length + (length & 1);
      if (next > bytes.limit()) {
        break;
      }
      at = (int) next;
    }
    throw new WavException("the file ends before its samples: it is truncated");
  }

  private void readFormat(int body, long length) throws WavException {
    if (length < FORMAT_BYTES || body + FORMAT_BYTES > bytes.limit()) {
      throw new WavException("the file's format chunk is truncated");
    }
    encoding = Short.toUnsignedInt(bytes.getShort(body));
    channels = Short.toUnsignedInt(bytes.getShort(body + 2));
    rate = bytes.getInt(body + 4);
    bits = Short.toUnsignedInt(bytes.getShort(body + 14));
    if (encoding == EXTENSIBLE && body + SUBFORMAT_OFFSET + 2 <= bytes.limit()) {
      encoding = Short.toUnsignedInt(bytes.getShort(body + SUBFORMAT_OFFSET));
    }
    if (channels < 1 || channels > MOST_CHANNELS) {
      throw new WavException("the file has " + channels + " channels; known are 1 to 32");
    }
    if (rate < Resampler.LEAST_RATE || rate > Resampler.MOST_RATE) {
      throw new WavException(
          "the file has "
              + Integer.toUnsignedString(rate)
              + " samples per second; known are 4,000 to 384,000");
    }
    boolean pcm = encoding == PCM && (bits == 8 || bits == 16 || bits == 24 || bits == 32);
    boolean floats = encoding == FLOAT && (bits == 32 || bits == 64);
    if (!pcm && !floats) {
      throw new WavException(
          "the file has encoding "
              + encoding
              + " with "
              + bits
              + " bits; known are PCM (1) with 8, 16, 24 and 32 bits and float (3) with 32 and 64");
    }
  }

  private WavSound readData(int body, long announced) throws WavException {
    if (channels == 0) {
      throw new WavException("the file has samples before their format");
    }
    int present = bytes.limit() - body;
    boolean streamed = announced == 0xffffffffL || announced == 0;
    long length = streamed ? present : Math.min(announced, present);
    int bytesPerSample = bits / 8;
    int samples = (int) (length / ((long) bytesPerSample * channels));
    if (samples == 0) {
      throw new WavException("the file has no samples");
    }
    List<float[]> out = new ArrayList<>();
    for (int c = 0; c < channels; c++) {
      float[] channel = new float[samples];
      for (int i = 0; i < samples; i++) {
        channel[i] = sample(body + (i * channels + c) * bytesPerSample);
      }
      out.add(channel);
    }
    return new WavSound(rate, out, notFinite, !streamed && announced > present);
  }

  private float sample(int at) {
    if (encoding == FLOAT) {
      float value = bits == 32 ? bytes.getFloat(at) : (float) bytes.getDouble(at);
      if (!Float.isFinite(value)) {
        notFinite++;
        return 0;
      }
      return value;
    }
    return switch (bits) {
      case 8 -> (Byte.toUnsignedInt(bytes.get(at)) - 128) / 128f;
      case 16 -> bytes.getShort(at) / 32768f;
      case 24 -> ((bytes.get(at + 2) << 16) | (bytes.getShort(at) & 0xffff)) / 8388608f;
      default -> bytes.getInt(at) / 2147483648f;
    };
  }
}
