package io.followspot.vision.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.followspot.simulation.scene.Scene;
import io.followspot.simulation.scene.SceneConfig;
import io.followspot.simulation.scene.SceneRenderer;
import io.followspot.simulation.scene.Stage;
import io.followspot.tracking.geometry.Affine;
import io.followspot.vision.Pictures;
import io.followspot.vision.motion.Plane;
import io.followspot.vision.motion.Texture;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.MatOfInt;
import org.opencv.imgcodecs.Imgcodecs;

/** The decoder of our own against OpenCV's. */
class ScaledDecoderTest {
  private final HuffmanTableCache shelf = new HuffmanTableCache();

  @ParameterizedTest
  @CsvSource({
    "1280, 720, 0x221111, 0, 90",
    "1920, 1080, 0x221111, 0, 80",
    "1283, 727, 0x221111, 0, 90",
    "1600, 900, 0x211111, 0, 95",
    "1280, 720, 0x111111, 7, 60",
    "2560, 1440, 0x221111, 80, 90",
    "1080, 1920, 0x121111, 1, 85",
    "3840, 2160, 0x221111, 0, 30",
    "640, 360, 0x221111, 0, 90",
    "768, 576, 0x221111, 0, 75",
    "640, 480, 0x211111, 5, 95",
    "720, 576, 0x111111, 0, 85",
    "361, 643, 0x121111, 3, 60"
  })
  void decode_plainPicture_isAsOpenCvDecodesIt(
      int width, int height, String sampling, int restart, int quality) throws Exception {
    byte[] jpeg = encode(width, height, Integer.decode(sampling), restart, quality);

    assertSame(jpeg);
  }

  @Test
  void decode_codesMadeForThePicture_isAsOpenCvDecodesIt() throws Exception {
    SceneConfig config = new SceneConfig(5, Stage.STREET, 1280, 720, 15);

    assertSame(new SceneRenderer(Scene.endless(config)).jpeg(100));
  }

  @Test
  void decode_grey_isAsOpenCvDecodesIt() throws Exception {
    Plane texture = new Texture(2, 4).seen(1280, 720, Affine.IDENTITY, 5);

    assertSame(Pictures.grey(1280, 720, (x, y) -> texture.values()[y * 1280 + x]));
  }

  @Test
  void decode_progressive_isLeftToOpenCv() throws Exception {
    assertThat(decode(Pictures.progressive(1280, 720, (x, y) -> x * y)))
        .isEqualTo(new DecodeOutcome.Left());
  }

  @Test
  void decode_wantedLargerThanHalf_isLeftToOpenCv() throws Exception {
    assertThat(decode(Pictures.jpeg(352, 288, (x, y) -> x * y)))
        .isEqualTo(new DecodeOutcome.Left());
  }

  @ParameterizedTest
  @CsvSource({"1280, 720, 0", "1280, 720, 11", "640, 360, 0", "640, 360, 11"})
  void decode_dataThatStopsEarly_isDamaged(int width, int height, int restart) throws Exception {
    byte[] jpeg = encode(width, height, 0x221111, restart, 90);

    assertThat(decode(Damage.cut(jpeg, jpeg.length * 2 / 3)))
        .isEqualTo(new DecodeOutcome.Damaged());
  }

  @Test
  void decode_segmentLostBetweenRestarts_isDamaged() throws Exception {
    byte[] jpeg = encode(1280, 720, 0x221111, 80, 90);
    int from = Damage.restart(jpeg, 2);
    int to = Damage.restart(jpeg, 3);

    assertThat(decode(Damage.without(jpeg, from, to))).isEqualTo(new DecodeOutcome.Damaged());
  }

  @Test
  void decode_stretchOfData_overwritten_isDamaged() throws Exception {
    byte[] jpeg = encode(1280, 720, 0x221111, 0, 90);
    Arrays.fill(jpeg, jpeg.length / 2, jpeg.length / 2 + 400, (byte) 0x7E);

    assertThat(decode(jpeg)).isEqualTo(new DecodeOutcome.Damaged());
  }

  @Test
  void decode_whatCamerasAdd_changesNothing() throws Exception {
    byte[] jpeg = encode(1280, 720, 0x221111, 80, 90);
    Picture plain = picture(decode(jpeg));
    int end = jpeg.length - 2;
    byte[] eoi = {(byte) 0xFF, (byte) 0xD9};
    byte[] nextRestart = {(byte) 0xFF, (byte) (0xD0 + 44 % 8)};

    assertSame(plain, Damage.with(jpeg, jpeg.length, new byte[64]));
    assertSame(plain, Damage.with(jpeg, jpeg.length, eoi));
    assertSame(plain, Damage.with(jpeg, jpeg.length, new byte[] {'G', 'P', 'S', (byte) 0xFF, 0}));
    assertSame(plain, Damage.with(jpeg, end, new byte[] {(byte) 0xFF, (byte) 0xFF}));
    assertSame(plain, Damage.with(jpeg, end, new byte[] {0, 0, 0, 0}));
    assertSame(plain, Damage.with(jpeg, end, nextRestart));
    assertSame(plain, Damage.with(jpeg, Damage.restart(jpeg, 5), new byte[] {(byte) 0xFF}));
  }

  private void assertSame(Picture plain, byte[] jpeg) throws Exception {
    Picture other = picture(decode(jpeg));
    assertThat(other.luma()).isEqualTo(plain.luma());
    assertThat(other.blue()).isEqualTo(plain.blue());
    assertThat(other.red()).isEqualTo(plain.red());
  }

  @Test
  void decode_segmentsWithNothingInThem_neverReadBeyond() throws Exception {
    for (int code : new int[] {0xDA, 0xDD, 0xC0, 0xC4, 0xDB, 0xEE}) {
      byte[] jpeg = Damage.endingWithEmpty(code);
      JpegHeader header = JpegHeader.parse(jpeg, FrameLimits.DEFAULT);

      assertThat(ScaledDecoder.decode(jpeg, header, Geometry.of(1920, 1080, 180), shelf))
          .isEqualTo(new DecodeOutcome.Left());
    }
  }

  @Test
  void decode_anyByteFlipped_neverFails() throws Exception {
    byte[] jpeg = encode(1280, 720, 0x221111, 9, 20);
    JpegHeader header = JpegHeader.parse(jpeg, FrameLimits.DEFAULT);
    Geometry geometry = Geometry.of(1280, 720, 180);
    for (int i = 2; i < jpeg.length; i += i < 700 ? 1 : 53) {
      byte[] flipped = jpeg.clone();
      flipped[i] ^= (byte) (1 << i % 8);
      DecodeOutcome outcome = ScaledDecoder.decode(flipped, header, geometry, shelf);

      if (outcome instanceof DecodeOutcome.Decoded decoded) {
        assertThat(decoded.picture().geometry()).isEqualTo(geometry);
      }
    }
  }

  private void assertSame(byte[] jpeg) throws Exception {
    JpegHeader header = JpegHeader.parse(jpeg, FrameLimits.DEFAULT);
    Geometry geometry = Geometry.of(header.widthPx(), header.heightPx(), 180);
    Picture own = picture(decode(jpeg));
    Picture native_ = NativeDecoder.decode(jpeg, header, geometry);
    // OpenCV, too, computes half of the size from all coefficients.
    boolean isHalf = header.widthPx() < 4 * geometry.widthPx();
    assertThat(meanDifference(own.luma(), native_.luma())).isCloseTo(0, within(isHalf ? 1.0 : 1.5));
    assertThat(meanDifference(own.blue(), native_.blue())).isCloseTo(0, within(1.0));
    assertThat(meanDifference(own.red(), native_.red())).isCloseTo(0, within(1.0));
  }

  private static Picture picture(DecodeOutcome outcome) {
    assertThat(outcome).isInstanceOf(DecodeOutcome.Decoded.class);
    return ((DecodeOutcome.Decoded) outcome).picture();
  }

  private DecodeOutcome decode(byte[] jpeg) throws Exception {
    JpegHeader header = JpegHeader.parse(jpeg, FrameLimits.DEFAULT);
    Geometry geometry = Geometry.of(header.widthPx(), header.heightPx(), 180);
    return ScaledDecoder.decode(jpeg, header, geometry, shelf);
  }

  private static double meanDifference(byte[] a, byte[] b) {
    long sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += Math.abs((a[i] & 0xFF) - (b[i] & 0xFF));
    }
    return sum / (double) a.length;
  }

  private static byte[] encode(int width, int height, int sampling, int restart, int quality) {
    byte[] bgr = new byte[3 * width * height];
    Plane[] planes = new Plane[3];
    for (int c = 0; c < 3; c++) {
      planes[c] =
          new Texture(c, width / 160.0).seen(width, height, Affine.translation(3 * c, 5), 2);
    }
    for (int i = 0; i < width * height; i++) {
      for (int c = 0; c < 3; c++) {
        bgr[3 * i + c] = planes[c].values()[i];
      }
    }
    try (Mats mats = new Mats()) {
      Mat picture = mats.hold(new Mat(height, width, CvType.CV_8UC3));
      picture.put(0, 0, bgr);
      MatOfByte bytes = mats.hold(new MatOfByte());
      MatOfInt how =
          new MatOfInt(
              Imgcodecs.IMWRITE_JPEG_QUALITY,
              quality,
              Imgcodecs.IMWRITE_JPEG_RST_INTERVAL,
              restart,
              Imgcodecs.IMWRITE_JPEG_SAMPLING_FACTOR,
              sampling);
      Imgcodecs.imencode(".jpg", picture, bytes, mats.hold(how));
      return bytes.toArray();
    }
  }
}
