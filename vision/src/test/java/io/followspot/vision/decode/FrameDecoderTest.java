package io.followspot.vision.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.followspot.vision.FrameRefusedException;
import io.followspot.vision.Pictures;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameDecoderTest {
  /** Brightness rises to the right, blue to the bottom. */
  private static IntBinaryOperator ramps(int width, int height) {
    return (x, y) -> {
      int red = 200 * x / width;
      int blue = 200 * y / height;
      return red << 16 | red << 8 | blue;
    };
  }

  @ParameterizedTest
  @CsvSource({"320,180", "640,360", "1280,720", "1920,1080", "2560,1440", "768,576", "642,362"})
  void decode_anySize_givesBrightnessAndColourInPlace(int width, int height) throws Exception {
    assertRamps(Pictures.jpeg(width, height, ramps(width, height)), width, height);
  }

  @Test
  void decode_progressive_givesTheSame() throws Exception {
    assertRamps(Pictures.progressive(1280, 720, ramps(1280, 720)), 1280, 720);
  }

  @Test
  void decode_grey_hasNoColour() throws Exception {
    byte[] jpeg = Pictures.grey(1280, 720, (x, y) -> 200 * x / 1280);

    Picture picture = decode(jpeg);

    assertThat(picture.luma()[90 * 320 + 160] & 0xFF).isCloseTo(100, within(3));
    for (int cell = 0; cell < picture.geometry().cells(); cell++) {
      assertThat(picture.blue()[cell] & 0xFF).isCloseTo(128, within(1));
      assertThat(picture.red()[cell] & 0xFF).isCloseTo(128, within(1));
    }
  }

  @ParameterizedTest
  @CsvSource({"320,180", "640,360", "1280,720", "3840,2160"})
  void decode_dataCutShort_isRefusedByName(int width, int height) {
    byte[] jpeg = Pictures.jpeg(width, height, (x, y) -> (x * 7 ^ y * 13) * 0x010203);

    assertRefused(Damage.cut(jpeg, jpeg.length / 2));
    assertRefused(Damage.cut(jpeg, jpeg.length * 9 / 10));
  }

  @Test
  void decode_nothingButAnEmptyScan_isRefusedByName() {
    assertRefused(Damage.endingWithEmpty(0xDA));
  }

  private static void assertRefused(byte[] jpeg) {
    assertThatExceptionOfType(FrameRefusedException.class)
        .isThrownBy(() -> decode(jpeg))
        .satisfies(e -> assertThat(e.reason()).isEqualTo("frame_corrupt"));
  }

  @Test
  void of_anyShape_keepsToTheBudget() {
    for (int width = 64; width < 4000; width += 37) {
      for (int height = 64; height < 2200; height += 41) {
        assertThat(Geometry.of(width, height, 180).pixels())
            .as("%d x %d", width, height)
            .isLessThanOrEqualTo(57_600);
      }
    }
  }

  private static void assertRamps(byte[] jpeg, int width, int height) throws Exception {
    Picture picture = decode(jpeg);
    Geometry geometry = picture.geometry();
    IntBinaryOperator truth = ramps(width, height);
    for (int y = 8; y < geometry.heightPx() - 8; y += 7) {
      for (int x = 8; x < geometry.widthPx() - 8; x += 7) {
        int rgb =
            truth.applyAsInt(
                (int) ((x + 0.5) * width / geometry.widthPx()),
                (int) ((y + 0.5) * height / geometry.heightPx()));
        double bright = 0.299 * (rgb >> 16) + 0.587 * (rgb >> 8 & 0xFF) + 0.114 * (rgb & 0xFF);
        double blue = 128 + 0.564 * ((rgb & 0xFF) - bright);
        int cell = (y / 4) * geometry.cellsAcross() + x / 4;
        assertThat(picture.luma()[y * geometry.widthPx() + x] & 0xFF)
            .as("brightness at %d, %d", x, y)
            .isCloseTo((int) Math.round(bright), within(4));
        assertThat(picture.blue()[cell] & 0xFF)
            .as("blue at %d, %d", x, y)
            .isCloseTo((int) Math.round(blue), within(5));
      }
    }
  }

  private static Picture decode(byte[] jpeg) throws Exception {
    JpegHeader header = JpegHeader.parse(jpeg, FrameLimits.DEFAULT);
    return new FrameDecoder()
        .decode(jpeg, header, Geometry.of(header.widthPx(), header.heightPx(), 180));
  }
}
