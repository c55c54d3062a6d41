package io.followspot.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MPEG2VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RtspStreamTest {
  private static final SourceOptions SHORT = new SourceOptions(85, Duration.ofSeconds(5), 25);

  @TempDir Path directory;
  private final List<CapturedFrame> frames = new ArrayList<>();

  @Test
  void pictures_comeByTcpAlone_andACameraThatClosesIsLostNotEnded() throws IOException {
    try (RtspCamera camera = new RtspCamera(film(40, 64, 48));
        FrameSource source = SourceFactory.open(SourceLocation.parse(camera.address()), SHORT)) {
      assertThat(source.live()).isTrue();
      assertThatThrownBy(() -> play(source))
          .isInstanceOf(SourceException.class)
          .hasMessageContaining("closed the stream");
      assertThat(camera.requests()).noneMatch(request -> request.contains("client_port"));
    }

    assertThat(frames).hasSizeGreaterThan(30);
    assertThat(frames).extracting(CapturedFrame::offsetUs).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void cameraThatChangesItsSize_isFollowed() throws IOException {
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.write(film(30, 64, 48));
    both.write(film(30, 96, 80));
    try (RtspCamera camera = new RtspCamera(both.toByteArray());
        FrameSource source = SourceFactory.open(SourceLocation.parse(camera.address()), SHORT)) {
      assertThatThrownBy(() -> play(source)).isInstanceOf(SourceException.class);
    }

    assertThat(frames.stream().map(RtspStreamTest::size).distinct())
        .containsExactly("64x48", "96x80");
    assertThat(frames).extracting(CapturedFrame::offsetUs).isSorted().doesNotHaveDuplicates();
  }

  private void play(FrameSource source) {
    for (Optional<CapturedFrame> f = source.next(); f.isPresent(); f = source.next()) {
      frames.add(f.get());
    }
  }

  private static String size(CapturedFrame frame) {
    byte[] jpeg = frame.jpeg().toByteArray();
    for (int i = 2; i + 8 < jpeg.length; i += 2 + be16(jpeg, i + 2)) {
      if ((jpeg[i + 1] & 0xff) == 0xc0) {
        return be16(jpeg, i + 7) + "x" + be16(jpeg, i + 5);
      }
    }
    return "none";
  }

  private static int be16(byte[] bytes, int at) {
    return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
  }

  private byte[] film(int count, int widthPx, int heightPx) throws IOException {
    Path file = directory.resolve(widthPx + ".ts");
    return Files.readAllBytes(
        TinyVideo.write(
            file, AV_CODEC_ID_MPEG2VIDEO, AV_PIX_FMT_YUV420P, count, 25, widthPx, heightPx));
  }
}
