package io.followspot.vision.decode;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.followspot.vision.FrameRefusedException;
import io.followspot.vision.Pictures;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class JpegHeaderTest {
  private static final byte[] PICTURE = Pictures.jpeg(48, 32, (x, y) -> x * 5 << 16 | y * 7);

  @Test
  void parse_baselineColour_saysItsSize() throws Exception {
    JpegHeader header = JpegHeader.parse(PICTURE, FrameLimits.DEFAULT);

    assertThat(header).isEqualTo(new JpegHeader(48, 32, 3, 0, 1));
  }

  @Test
  void parse_grey_hasOneComponent() throws Exception {
    byte[] grey = Pictures.grey(48, 32, (x, y) -> x);

    assertThat(JpegHeader.parse(grey, FrameLimits.DEFAULT).components()).isEqualTo(1);
  }

  @Test
  void parse_progressive_countsScans() throws Exception {
    byte[] progressive = Pictures.progressive(48, 32, (x, y) -> x * y);

    JpegHeader header = JpegHeader.parse(progressive, FrameLimits.DEFAULT);

    assertThat(header.coding()).isEqualTo(2);
    assertThat(header.scans()).isBetween(2, 32);
  }

  @Test
  void parse_moreScansThanAllowed_isRefused() {
    byte[] progressive = Pictures.progressive(48, 32, (x, y) -> x * y);

    assertThat(reason(progressive, new FrameLimits(1 << 20, 1 << 20, 16, 2)))
        .isEqualTo("frame_too_many_scans");
  }

  @Test
  void parse_scanMarkersInAComment_areNone() throws Exception {
    byte[] comment = new byte[40];
    for (int i = 4; i < comment.length; i += 2) {
      comment[i] = (byte) 0xFF;
      comment[i + 1] = (byte) 0xDA;
    }
    comment[0] = (byte) 0xFF;
    comment[1] = (byte) 0xFE;
    comment[3] = (byte) (comment.length - 2);

    assertThat(JpegHeader.parse(with(comment), FrameLimits.DEFAULT).scans()).isEqualTo(1);
  }

  @Test
  void parse_fillBytesBeforeAMarker_areTaken() throws Exception {
    byte[] fill = {(byte) 0xFF, (byte) 0xFF, (byte) 0xFF};

    assertThat(JpegHeader.parse(with(fill), FrameLimits.DEFAULT).scans()).isEqualTo(1);
  }

  /** The picture with more bytes behind its frame header. */
  private static byte[] with(byte[] more) {
    int cut = startOfFrame(PICTURE) + 2 + 17;
    byte[] result = Arrays.copyOf(PICTURE, PICTURE.length + more.length);
    System.arraycopy(more, 0, result, cut, more.length);
    System.arraycopy(PICTURE, cut, result, cut + more.length, PICTURE.length - cut);
    return result;
  }

  @Test
  void parse_zeroBytes_isRefused() {
    assertThat(reason(new byte[0])).isEqualTo("frame_empty");
  }

  @Test
  void parse_otherBytes_isRefused() {
    assertThat(reason("GIF89a, not a JPEG".getBytes(US_ASCII))).isEqualTo("frame_not_jpeg");
  }

  @Test
  void parse_everyCut_isRefused() {
    for (int length = 4; length < PICTURE.length - 1; length++) {
      assertThat(reason(Arrays.copyOf(PICTURE, length)))
          .as("cut to %d bytes", length)
          .isEqualTo("frame_truncated");
    }
  }

  @Test
  void parse_paddingAfterTheEnd_isTaken() throws Exception {
    byte[] padded = Arrays.copyOf(PICTURE, PICTURE.length + 64);

    assertThat(JpegHeader.parse(padded, FrameLimits.DEFAULT).widthPx()).isEqualTo(48);
  }

  @Test
  void parse_16kBy16k_isRefusedWithoutAPixel() {
    byte[] huge = PICTURE.clone();
    int frame = startOfFrame(huge);
    huge[frame + 5] = 0x40;
    huge[frame + 6] = 0;
    huge[frame + 7] = 0x40;
    huge[frame + 8] = 0;

    assertThat(reason(huge)).isEqualTo("frame_too_large");
  }

  /** The product of the sides is negative as an int. */
  @Test
  void parse_largestSidesThatAHeaderCanName_isRefused() {
    byte[] huge = PICTURE.clone();
    int frame = startOfFrame(huge);
    for (int i = 5; i <= 8; i++) {
      huge[frame + i] = (byte) 0xff;
    }

    assertThat(reason(huge)).isEqualTo("frame_too_large");
  }

  @Test
  void parse_fourComponents_isRefused() {
    assertThat(reason(cmyk())).isEqualTo("frame_colours_unsupported");
  }

  @Test
  void parse_moreBytesThanAllowed_isRefused() {
    assertThat(reason(PICTURE, new FrameLimits(100, 1 << 20, 16, 8))).isEqualTo("frame_too_large");
  }

  @Test
  void parse_tinyPicture_isRefused() {
    assertThat(reason(Pictures.jpeg(8, 32, (x, y) -> x))).isEqualTo("frame_too_small");
  }

  @Test
  void parse_arithmeticCoding_isRefused() {
    byte[] arithmetic = PICTURE.clone();
    arithmetic[startOfFrame(arithmetic) + 1] = (byte) 0xC9;

    assertThat(reason(arithmetic)).isEqualTo("frame_coding_unsupported");
  }

  @Test
  void parse_noMarkerInTheHeader_isRefused() {
    byte[] corrupt = PICTURE.clone();
    corrupt[2] = 0;

    assertThat(reason(corrupt)).isEqualTo("frame_corrupt");
  }

  /** A header of four components: data after it is not read. */
  private static byte[] cmyk() {
    int frame = startOfFrame(PICTURE);
    byte[] result = new byte[PICTURE.length + 3];
    int cut = frame + 2 + 17;
    System.arraycopy(PICTURE, 0, result, 0, cut);
    System.arraycopy(PICTURE, cut, result, cut + 3, PICTURE.length - cut);
    result[frame + 3] = 20;
    result[frame + 9] = 4;
    result[cut] = 4;
    result[cut + 1] = 0x11;
    return result;
  }

  private static int startOfFrame(byte[] jpeg) {
    for (int i = 0; i < jpeg.length; i++) {
      if (jpeg[i] == (byte) 0xFF && jpeg[i + 1] == (byte) 0xC0) {
        return i;
      }
    }
    throw new AssertionError("no baseline frame header");
  }

  private static String reason(byte[] jpeg) {
    return reason(jpeg, FrameLimits.DEFAULT);
  }

  private static String reason(byte[] jpeg, FrameLimits limits) {
    FrameRefusedException refusal =
        catchThrowableOfType(FrameRefusedException.class, () -> JpegHeader.parse(jpeg, limits));
    assertThat(refusal).as("a refusal").isNotNull();
    return refusal.reason();
  }
}
