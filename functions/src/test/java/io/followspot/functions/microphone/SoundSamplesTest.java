package io.followspot.functions.microphone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.followspot.protos.v1.Sound;
import io.followspot.protos.v1.SoundFormat;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class SoundSamplesTest {
  /** 160 samples at 16 kHz, encoded by FFmpeg. */
  private static final String FLAC =
      """
      ZkxhQwAAACIBAAEAAADDAADDA+gA8AAAAKA7vXieeKm60kRzWzS+BFBDhAAADgYAAABmZm1wZWcAAAAA//hlCACf
      IRQXZhWrCeE2/CQQZmC5UTQ/+OMzLhylElYHdWVPky9iXTLAAWWxmzqcUOQlu9U4146Go5km244DVTFt67CTkNak
      AAnz7vtCOmMYtXdRJ1ZJGF5r4j09FUFUk2s9UE6ZL4AIwxrObWSRjJ3grVqrs8ljFhH4n5FeFeuugn/JbEiACjRq
      RbjlUXOjEnqdb4bQj/v4y/JIyieJ9SLImcaRAAbk+1Hu3J/hglg7+pkN2nh1Yl7Dmd7GQzRmAPHr
      """;

  @Test
  void flac_hasTheSamplesOfPcm() throws UnusableSoundException {
    SoundSamples samples = SoundSamples.of(flac().setFar(bytes()).build());

    assertThat(samples.near()).containsExactly(SoundSamples.of(pcm()).near());
    assertThat(samples.far()).containsExactly(samples.near());
    assertThat(samples.farKnown()).isTrue();
  }

  @Test
  void flac_thatIsSpoiledOrOfAnotherRate_isUnusable() {
    byte[] spoiled = bytes().toByteArray();
    spoiled[spoiled.length - 20] ^= 1;
    assertReason(flac().setNear(ByteString.copyFrom(spoiled)).build(), "sound_not_flac");
    assertReason(flac().setNear(pcm().getNear()).build(), "sound_not_flac");
    byte[] slower = bytes().toByteArray();
    // The rate has 20 bits: 16,000 is 0x03e80.
    slower[8 + 10] = 0x01;
    assertReason(flac().setNear(ByteString.copyFrom(slower)).build(), "sound_not_flac");
    assertReason(flac().setFar(bytes().substring(0, 59)).build(), "sound_not_flac");
  }

  private static void assertReason(Sound sound, String reason) {
    assertThatThrownBy(() -> SoundSamples.of(sound))
        .isInstanceOfSatisfying(
            UnusableSoundException.class,
            e -> assertThat(e.rejection().reason()).isEqualTo(reason));
  }

  private static Sound.Builder flac() {
    return Sound.newBuilder()
        .setFormat(SoundFormat.SOUND_FORMAT_FLAC)
        .setRateHz(16_000)
        .setNear(bytes());
  }

  private static ByteString bytes() {
    return ByteString.copyFrom(Base64.getMimeDecoder().decode(FLAC));
  }

  private static Sound pcm() {
    ByteBuffer pcm = ByteBuffer.allocate(2 * 160).order(ByteOrder.LITTLE_ENDIAN);
    int noise = 12_345;
    for (int i = 0; i < 160; i++) {
      noise = noise * 1_103_515_245 + 12_345 & 0x7fffffff;
      pcm.putShort(
          (short) (Math.abs(i * 37 % 2_000 - 1_000) * 12 - 6_000 + (noise >> 16) % 129 - 64));
    }
    return Sound.newBuilder()
        .setFormat(SoundFormat.SOUND_FORMAT_PCM16)
        .setRateHz(16_000)
        .setNear(ByteString.copyFrom(pcm.array()))
        .build();
  }
}
