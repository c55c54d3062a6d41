package io.followspot.gateway.archive;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import org.junit.jupiter.api.Test;

class SoundSegmentTest {
  private static final long BEGAN_US = 1_700_000_000_000_000L;
  private static final int RATE = 16_000;

  /** Three samples, taken one millisecond after the beginning. */
  private static SoundSegment stretch() {
    SoundSegment stretch = new SoundSegment(BEGAN_US, BEGAN_US + 1_000_000);
    stretch.add(BEGAN_US + 1_000, RATE, ByteString.copyFrom(new byte[] {1, 0, 2, 0, 3, 0}));
    return stretch;
  }

  @Test
  void samplesFrom_laterPicture_leavesOutWhatIsBeforeIt() {
    assertThat(stretch().samplesFrom(BEGAN_US + 1_125)).containsExactly(3);
  }

  @Test
  void samplesFrom_earlierPicture_beginsWithSilence() {
    short[] samples = stretch().samplesFrom(BEGAN_US);

    assertThat(samples).hasSize(16 + 3);
    assertThat(samples[15]).isZero();
    assertThat(samples[16]).isEqualTo((short) 1);
  }

  @Test
  void samplesFrom_noSound_isNone() {
    assertThat(new SoundSegment(BEGAN_US, BEGAN_US + 1).samplesFrom(BEGAN_US)).isEmpty();
  }
}
