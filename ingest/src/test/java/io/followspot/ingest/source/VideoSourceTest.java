package io.followspot.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MJPEG;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MPEG4;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ420P;

import com.google.protobuf.ByteString;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VideoSourceTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"tiny.mp4", "tiny.avi", "tiny.mkv"})
  void next_codedVideo_isDecodedToJpegsAtTheirTimes(String name) throws IOException {
    Path file =
        TinyVideo.write(directory.resolve(name), AV_CODEC_ID_MPEG4, AV_PIX_FMT_YUV420P, 20, 10);

    List<CapturedFrame> frames = readAll(file);

    assertThat(frames).hasSize(20);
    assertThat(frames.get(1).offsetUs()).isBetween(99_000L, 101_000L);
    assertThat(frames.get(19).offsetUs()).isBetween(1_899_000L, 1_901_000L);
    // Video's 16 is black, JPEG's 0 is: the range has to be stretched.
    assertThat(greyOf(frames.get(0))).isLessThan(8);
    assertThat(greyOf(frames.get(10))).isBetween(108, 124);
    for (CapturedFrame frame : frames) {
      assertThat(JpegInspector.isBaselineAndComplete(frame.jpeg())).isTrue();
    }
  }

  @Test
  void next_motionJpeg_passesUntouched() throws IOException {
    Path file =
        TinyVideo.write(directory.resolve("m.avi"), AV_CODEC_ID_MJPEG, AV_PIX_FMT_YUVJ420P, 8, 25);

    List<CapturedFrame> frames = readAll(file);

    ByteString wholeFile = ByteString.copyFrom(Files.readAllBytes(file));
    assertThat(frames).hasSize(8);
    for (CapturedFrame frame : frames) {
      assertThat(indexOf(wholeFile, frame.jpeg())).isPositive();
    }
  }

  @Test
  void next_motionJpegWithoutItsTables_isCompressedAgain() throws IOException {
    Path file =
        TinyVideo.write(directory.resolve("m.avi"), AV_CODEC_ID_MJPEG, AV_PIX_FMT_YUVJ420P, 4, 25);
    byte[] bytes = Files.readAllBytes(file);
    for (int i = 0; i + 1 < bytes.length; i++) {
      // A table segment that is renamed to application data is none.
      if ((bytes[i] & 0xFF) == 0xFF && (bytes[i + 1] & 0xFF) == 0xC4) {
        bytes[i + 1] = (byte) 0xEF;
      }
    }
    Files.write(file, bytes);

    List<CapturedFrame> frames = readAll(file);

    assertThat(frames).hasSize(4);
    assertThat(JpegInspector.isBaselineAndComplete(frames.get(3).jpeg())).isTrue();
    assertThat(greyOf(frames.get(3))).isBetween(150, 180);
  }

  @Test
  void frames_ofAFile_areKnownBeforehand() {
    Path file =
        TinyVideo.write(directory.resolve("t.mp4"), AV_CODEC_ID_MPEG4, AV_PIX_FMT_YUV420P, 12, 10);

    try (FrameSource source = open(file.toString())) {
      assertThat(source.frames()).hasValue(12);
      assertThat(source.live()).isFalse();
      assertThat(source.description()).contains("t.mp4", "mpeg4", "64x48", "10");
    }
  }

  @Test
  void next_truncatedFile_givesWhatIsThere() throws IOException {
    Path file =
        TinyVideo.write(directory.resolve("t.avi"), AV_CODEC_ID_MPEG4, AV_PIX_FMT_YUV420P, 40, 10);
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length * 2 / 3));

    assertThat(readAll(file)).hasSizeBetween(5, 39);
  }

  @Test
  void open_noSuchFile_saysSo() {
    assertThatThrownBy(() -> open(directory.resolve("gone.mp4").toString()))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("there is no file")
        .hasMessageContaining("gone.mp4");
  }

  @Test
  void open_fileThatIsNoVideo_saysSo() throws IOException {
    Path file = directory.resolve("notes.mp4");
    Files.writeString(file, "These are notes, and no video at all. ".repeat(100));

    assertThatThrownBy(() -> open(file.toString()))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("notes.mp4 is not a video");
  }

  @Test
  void open_playlistThatPointsElsewhere_isRefused() throws IOException {
    Path file = directory.resolve("list.m3u8");
    Files.writeString(
        file,
        "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nhttp://127.0.0.1:9/x.ts\n#EXT-X-ENDLIST\n");

    assertThatThrownBy(() -> open(file.toString())).isInstanceOf(SourceException.class);
  }

  private static FrameSource open(String location) {
    return SourceFactory.open(SourceLocation.parse(location), SourceOptions.DEFAULT);
  }

  private static List<CapturedFrame> readAll(Path file) {
    List<CapturedFrame> frames = new ArrayList<>();
    try (FrameSource source = open(file.toString())) {
      for (Optional<CapturedFrame> f = source.next(); f.isPresent(); f = source.next()) {
        frames.add(f.get());
      }
      assertThat(source.next()).isEmpty();
    }
    return frames;
  }

  private static int greyOf(CapturedFrame frame) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(frame.jpeg().toByteArray()));
    assertThat(image.getWidth()).isEqualTo(TinyVideo.WIDTH_PX);
    assertThat(image.getHeight()).isEqualTo(TinyVideo.HEIGHT_PX);
    return image.getRGB(30, 20) & 0xFF;
  }

  private static int indexOf(ByteString all, ByteString part) {
    for (int i = 0; i + part.size() <= all.size(); i++) {
      if (all.substring(i, i + part.size()).equals(part)) {
        return i;
      }
    }
    return -1;
  }
}
