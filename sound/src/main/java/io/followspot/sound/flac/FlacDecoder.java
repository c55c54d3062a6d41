package io.followspot.sound.flac;

import java.util.Arrays;

/**
 * Decodes a whole FLAC stream of one channel with 16 bits per sample, as RFC 9639 defines it. Plain
 * Java, so that bytes which are not FLAC end in an exception and never in a crash of the process;
 * the work is bounded by the number of samples allowed and by the length of the stream. Frames are
 * checked by both of their checksums; the MD5 sum of the whole, which streams may omit, is not.
 */
public final class FlacDecoder {
  private static final int MARKER = 0x664c6143;
  private static final int STREAM_INFO = 0;
  private static final int STREAM_INFO_BYTES = 34;
  private static final int SYNC = 0x3ffe;
  private static final int BITS = 16;
  private static final int[] RATES_HZ = {
    88_200, 176_400, 192_000, 8_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000, 96_000
  };

  private final byte[] stream;
  private final BitReader in;
  private final int limit;
  private short[] samples = new short[0];
  private int rateHz;

  private FlacDecoder(byte[] stream, int limit) {
    this.stream = stream;
    this.in = new BitReader(stream);
    this.limit = limit;
  }

  /**
   * Decodes a stream.
   *
   * @param stream from the marker "fLaC" to the end of the last frame
   * @param limit the greatest number of samples that are accepted
   * @throws FlacException if the bytes are not such a stream, or a longer one
   */
  public static FlacSound decode(byte[] stream, int limit) throws FlacException {
    FlacDecoder decoder = new FlacDecoder(stream, limit);
    decoder.readMetadata();
    while (!decoder.in.isAtEnd()) {
      decoder.readFrame();
    }
    return new FlacSound(decoder.samples, decoder.rateHz);
  }

  private void readMetadata() throws FlacException {
    if (stream.length < Integer.BYTES || in.unsigned(Integer.SIZE) != MARKER) {
      throw new FlacException("the stream does not begin with fLaC");
    }
    boolean first = true;
    boolean last = false;
    while (!last) {
      last = in.unsigned(1) == 1;
      int type = (int) in.unsigned(7);
      int length = (int) in.unsigned(24);
      if (first != (type == STREAM_INFO)) {
        throw new FlacException("the stream's information is not its first block and only there");
      }
      if (first) {
        readStreamInfo(length);
      } else {
        in.skipBytes(length);
      }
      first = false;
    }
  }

  private void readStreamInfo(int length) throws FlacException {
    if (length != STREAM_INFO_BYTES) {
      throw new FlacException("the stream's information has " + length + " bytes, not 34");
    }
    // Sizes of blocks and frames: each frame tells its own.
    in.skipBytes(10);
    rateHz = (int) in.unsigned(20);
    int channels = (int) in.unsigned(3) + 1;
    int bits = (int) in.unsigned(5) + 1;
    if (channels != 1 || bits != BITS) {
      throw new FlacException(
          channels + " channels of " + bits + " bits; send 1 channel of " + BITS + " bits");
    }
    // The number of samples, 36 bits, and their MD5 sum, 16 bytes.
    in.unsigned(4);
    in.skipBytes(20);
  }

  private void readFrame() throws FlacException {
    int begin = in.byteIndex();
    int count = readFrameHeader(begin);
    long[] frame = Subframe.read(in, count, BITS);
    in.alignToByte();
    int crc = Checksums.crc16(stream, begin, in.byteIndex());
    if (in.unsigned(BITS) != crc) {
      throw new FlacException("a frame's checksum is wrong");
    }
    append(frame);
  }

  /** Returns the number of samples. */
  private int readFrameHeader(int begin) throws FlacException {
    if (in.unsigned(14) != SYNC || in.unsigned(1) != 0) {
      throw new FlacException("no frame begins at byte " + begin);
    }
    // Whether blocks vary in size: it only changes the meaning of the number below.
    in.unsigned(1);
    int size = (int) in.unsigned(4);
    int rate = (int) in.unsigned(4);
    int channels = (int) in.unsigned(4);
    int bits = (int) in.unsigned(3);
    if (channels != 0 || bits != 0 && bits != 4 || in.unsigned(1) != 0) {
      throw new FlacException("a frame is not of 1 channel with " + BITS + " bits");
    }
    skipCodedNumber();
    int count = blockSize(size);
    if (rateOf(rate) != rateHz) {
      throw new FlacException("a frame has another rate than the stream, " + rateHz + " Hz");
    }
    int crc = Checksums.crc8(stream, begin, in.byteIndex());
    if (in.unsigned(Byte.SIZE) != crc) {
      throw new FlacException("a frame header's checksum is wrong");
    }
    if (count > limit - samples.length) {
      throw new FlacException("the stream has more than " + limit + " samples");
    }
    return count;
  }

  /** The frame's number, coded as UTF-8 codes characters, of up to seven bytes. */
  private void skipCodedNumber() throws FlacException {
    int leading = Integer.numberOfLeadingZeros(~((int) in.unsigned(Byte.SIZE) << 24));
    if (leading == 1 || leading > 7) {
      throw new FlacException("a frame's number is not coded as such");
    }
    in.skipBytes(Math.max(0, leading - 1));
  }

  private int blockSize(int code) throws FlacException {
    if (code == 0) {
      throw new FlacException("block size 0 is reserved");
    } else if (code == 1) {
      return 192;
    } else if (code <= 5) {
      return 144 << code;
    } else if (code <= 7) {
      return (int) in.unsigned(code == 6 ? Byte.SIZE : Short.SIZE) + 1;
    }
    return 1 << code;
  }

  private int rateOf(int code) throws FlacException {
    return switch (code) {
      case 0 -> rateHz;
      case 12 -> (int) in.unsigned(Byte.SIZE) * 1_000;
      case 13 -> (int) in.unsigned(Short.SIZE);
      case 14 -> (int) in.unsigned(Short.SIZE) * 10;
      case 15 -> throw new FlacException("rate 15 is forbidden");
      default -> RATES_HZ[code - 1];
    };
  }

  private void append(long[] frame) throws FlacException {
    short[] longer = Arrays.copyOf(samples, samples.length + frame.length);
    for (int i = 0; i < frame.length; i++) {
      short sample = (short) frame[i];
      if (sample != frame[i]) {
        throw new FlacException("a sample has more than " + BITS + " bits");
      }
      longer[samples.length + i] = sample;
    }
    samples = longer;
  }
}
