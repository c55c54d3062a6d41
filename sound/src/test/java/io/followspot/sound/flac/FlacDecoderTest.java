package io.followspot.sound.flac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Streams written by FFmpeg's encoder from signals that are computed here again. */
class FlacDecoderTest {
  private static final int LIMIT = 16_000;

  /** Compression level 0: a fixed prediction. */
  private static final String FIXED =
      """
      ZkxhQwAAACIBAAEAAADDAADDA+gA8AAAAKA7vXieeKm60kRzWzS+BFBDhAAADgYAAABmZm1wZWcAAAAA//hlCACf
      IRQXZhWrCeE2/CQQZmC5UTQ/+OMzLhylElYHdWVPky9iXTLAAWWxmzqcUOQlu9U4146Go5km244DVTFt67CTkNak
      AAnz7vtCOmMYtXdRJ1ZJGF5r4j09FUFUk2s9UE6ZL4AIwxrObWSRjJ3grVqrs8ljFhH4n5FeFeuugn/JbEiACjRq
      RbjlUXOjEnqdb4bQj/v4y/JIyieJ9SLImcaRAAbk+1Hu3J/hglg7+pkN2nh1Yl7Dmd7GQzRmAPHr
      """;

  /** Compression level 12: a linear prediction of high order, in several partitions. */
  private static final String LINEAR =
      """
      ZkxhQwAAACIEgASAAAD1AAD1A+gA8AAAAMg2d3IJu2TEv8ExGIgZCZxMhAAADgYAAABmZm1wZWcAAAAA//hlCADH
      rkIXZhWr5r2Vw84DoSWZnJdn4f6wbHr3yc5AFOwnj5t+cYLzab/2hRgAwKdc/+I34zs/1jgZCikKhllMYjRJRlWB
      CVzWKoigAp3WpldxbyAIN+WCZTiptaiHN2u6eHjKukFLlnboAFMtlD/7TNqcXEs1etK8vn3jGZX8ReJM0CY2S0EZ
      PgC1gZsukO5Klad/Bz6qqt1jWJ2MfvfGCzk4kaqXfIAORR7hp/3ClatIPPkayxhK53XaSbHOZhTS7URx4RgAg4aj
      5ioY5MIlTVfe2DNeF2//F+BWt4iST6DpNfGN8AUDkesfJdeihcrHsEA=
      """;

  /** Samples that are multiples of four: their two last bits are left out. */
  private static final String SHIFTED =
      """
      ZkxhQwAAACIEgASAAACFAACFA+gA8AAAAGSPljD1yb+uNHAo94ydOC5PhAAADgYAAABmZm1wZWcAAAAA//hlCABj
      201D+gRr4n89P/cLDCN+aOAen7c6yjyIHNlcU0wGcRhzIkFiXOhKJXyoWUTya2jEuiEBSZS4MnX2VG88qmCoyMSo
      1Ehs0iKyazysKTO8Azc+QzVV0mNIh6LipsWCZiYGLaEkgIZvek7SegnQlBai3dSC/3FgxJRkNHpKfGskig==
      """;

  /** Blocks of 128 samples and a last one of 92. */
  private static final String TWO_FRAMES =
      """
      ZkxhQwAAACIAgACAAACIAACpA+gA8AAAANwKJuVnIavyPFHtG0hWYZlzhAAADgYAAABmZm1wZWcAAAAA//hlCAB/
      j0YXZhWrE/ISC+a+W7iuI7PeUA7w9JETggX0sNPDlZqIJlpEnlvOaa7jcJJ5QwwAbCBhEnOEHFXyPV9JQJ6KsGuU
      hNLkuk9lExTPIpicACJVcEnEMhE46SimOlaLOPnoMzb5I5/OV9IMm3E/qAPZVT/nbPGp77LNWak1zMJXsJ63QxVJ
      U9ntcmoekGAIWUWpmf5RWLk6UV13KquUbZK2gIksgf/4ZQgBW2ZK9NvzW/FL743uKOw25rew3lXkQ73A2Q9C4Dl2
      +wAbVdWjbMJCq9Xoog4tjIH5piUyeRwUpFHZZIxuC0sgD3ZPcvkB1vyjck3Qr5wr6FYLZLgceg13jVkGLudJEArB
      FPN1tLTXa5muOuV6YlVKW3xs8wiqymZwkPxdH0AZYyyoVUc=
      """;

  /** One constant. */
  private static final String SILENCE =
      """
      ZkxhQwAAACIEgASAAAAMAAAMA+gA8AAAAKAE28ZtjkVZdpuzipLNb32dhAAADgYAAABmZm1wZWcAAAAA//hlCACf
      IQAAAGkt
      """;

  @Test
  void everyKindOfSubframe_givesTheSamplesThatWereEncoded() throws FlacException {
    assertThat(decode(FIXED)).containsExactly(signal(160, FlacDecoderTest::tone));
    assertThat(decode(LINEAR)).containsExactly(signal(200, FlacDecoderTest::tone));
    assertThat(decode(TWO_FRAMES)).containsExactly(signal(220, FlacDecoderTest::tone));
    assertThat(decode(SHIFTED)).containsExactly(signal(100, FlacDecoderTest::multiplesOfFour));
    assertThat(decode(SILENCE)).containsExactly(new short[160]);
    assertThat(FlacDecoder.decode(bytes(LINEAR), LIMIT).rateHz()).isEqualTo(16_000);
  }

  @Test
  void samplesThatDoNotCompress_areReadAsTheyAre() throws FlacException {
    short[] samples = {-32768, 32767, 0, -1, 1, 12_345};
    assertThat(FlacDecoder.decode(verbatim(samples), LIMIT).samples()).containsExactly(samples);
  }

  @Test
  void streamWithMoreSamplesThanAllowed_isRefused() throws FlacException {
    assertThat(FlacDecoder.decode(bytes(TWO_FRAMES), 220).samples()).hasSize(220);
    assertThatThrownBy(() -> FlacDecoder.decode(bytes(TWO_FRAMES), 219))
        .isInstanceOf(FlacException.class)
        .hasMessage("the stream has more than 219 samples");
  }

  @Test
  void otherBytes_areRefusedWithTheRuleTheyBreak() {
    assertRefused(new byte[0], "does not begin with fLaC");
    assertRefused("RIFF and more".getBytes(StandardCharsets.US_ASCII), "fLaC");
    byte[] stereo = bytes(LINEAR);
    stereo[8 + 12] |= 2;
    assertRefused(stereo, "2 channels of 16 bits; send 1 channel of 16 bits");
    byte[] cut = Arrays.copyOf(bytes(LINEAR), 200);
    assertRefused(cut, "ends within a frame, after 200 bytes");
    byte[] more = Arrays.copyOf(bytes(LINEAR), bytes(LINEAR).length + 4);
    assertRefused(more, "no frame begins at byte " + bytes(LINEAR).length);
  }

  @Test
  void oneWrongBitInAFrame_isNoticed() {
    byte[] right = bytes(LINEAR);
    // The information about the stream, and the name of its encoder, come before the frame.
    int frame = right.length - 235;
    for (int i = frame; i < right.length; i++) {
      byte[] wrong = right.clone();
      wrong[i] ^= (byte) (1 << i % 8);
      assertThatThrownBy(() -> FlacDecoder.decode(wrong, LIMIT)).isInstanceOf(FlacException.class);
    }
  }

  @Test
  void spoiledStreams_endInAnException_orInNoMoreSamplesThanAllowed() {
    SplittableRandom random = new SplittableRandom(9);
    for (int i = 0; i < 5_000; i++) {
      byte[] bytes = bytes(i % 2 == 0 ? LINEAR : SHIFTED);
      int from = i % 3 == 0 ? 0 : bytes.length - 130;
      for (int n = 0; n < 3; n++) {
        bytes[random.nextInt(from, bytes.length)] = (byte) random.nextInt();
      }
      byte[] spoiled = Arrays.copyOf(bytes, random.nextInt(bytes.length / 2, bytes.length + 1));
      try {
        assertThat(FlacDecoder.decode(spoiled, LIMIT).samples()).hasSizeLessThanOrEqualTo(LIMIT);
      } catch (FlacException e) {
        assertThat(e).hasMessageMatching("[a-z0-9].*");
      }
    }
  }

  private static void assertRefused(byte[] stream, String message) {
    assertThatThrownBy(() -> FlacDecoder.decode(stream, LIMIT))
        .isInstanceOf(FlacException.class)
        .hasMessageContaining(message);
  }

  private static short[] decode(String stream) throws FlacException {
    return FlacDecoder.decode(bytes(stream), LIMIT).samples();
  }

  private static byte[] bytes(String stream) {
    return Base64.getMimeDecoder().decode(stream);
  }

  private static short[] signal(int samples, IntUnaryOperator at) {
    short[] signal = new short[samples];
    IntStream.range(0, samples).forEach(i -> signal[i] = (short) at.applyAsInt(i));
    return signal;
  }

  private static int tone(int i) {
    return Math.abs(i * 37 % 2_000 - 1_000) * 12 - 6_000 + noise(i) % 129 - 64;
  }

  private static int multiplesOfFour(int i) {
    return 4 * (Math.abs(i * 37 % 200 - 100) * 20 - 1_000 + noise(i) % 33);
  }

  /** Of 15 bits. */
  private static int noise(int i) {
    int state = 12_345;
    for (int n = 0; n <= i; n++) {
      state = state * 1_103_515_245 + 12_345 & 0x7fffffff;
    }
    return state >> 16;
  }

  /** A stream of one frame with a subframe whose samples are not coded. */
  private static byte[] verbatim(short... samples) {
    byte[] info = Arrays.copyOf(bytes(SILENCE), 8 + 34);
    info[4] = (byte) 0x80;
    ByteBuffer stream = ByteBuffer.allocate(info.length + 10 + Short.BYTES * samples.length);
    stream.put(info);
    stream.put(new byte[] {(byte) 0xff, (byte) 0xf8, 0x65, 0x08, 0, (byte) (samples.length - 1)});
    stream.put((byte) Checksums.crc8(stream.array(), info.length, info.length + 6));
    stream.put((byte) 2);
    for (short sample : samples) {
      stream.putShort(sample);
    }
    int end = stream.position();
    return stream.putShort((short) Checksums.crc16(stream.array(), info.length, end)).array();
  }
}
