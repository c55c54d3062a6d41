package io.followspot.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MPEG2VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceProbeTest {
  private static final SourceOptions SHORT = new SourceOptions(85, Duration.ofSeconds(5), 25);

  @TempDir Path directory;

  @Test
  void rtspCamera_isDescribed_andItsEndIsTold() throws IOException {
    try (RtspCamera camera = new RtspCamera(Files.readAllBytes(film()))) {
      SourceProbe probe = probe(camera.address(), 60);

      assertThat(probe.live()).isTrue();
      assertThat(probe.description()).contains("mpeg2video, 64x48");
      assertThat(probe.frames()).isGreaterThan(30);
      assertThat(probe.framesPerSecond()).isCloseTo(25, within(1.0));
      assertThat(probe.ending()).contains("closed the stream");
    }
  }

  @Test
  void file_isReadForTheGivenTimeOfItsOwn() throws IOException {
    SourceProbe probe = probe(film().toString(), 1);

    assertThat(probe.live()).isFalse();
    assertThat(probe.frames()).isBetween(25L, 30L);
    assertThat(probe.ending()).isEmpty();
    assertThat(probe.bytes()).isPositive();
  }

  @Test
  void whatCannotBeOpened_saysWhatToDo() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    assertThatThrownBy(() -> probe("rtsp://user:secret@127.0.0.1:" + port + "/live", 1))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("check the address")
        .hasMessageNotContaining("secret");
    assertThatThrownBy(() -> probe(directory.resolve("absent.mp4").toString(), 1))
        .hasMessageContaining("there is no file");
  }

  private static SourceProbe probe(String location, int seconds) {
    return SourceProbe.of(SourceLocation.parse(location), SHORT, Duration.ofSeconds(seconds));
  }

  private Path film() {
    return TinyVideo.write(
        directory.resolve("film.ts"), AV_CODEC_ID_MPEG2VIDEO, AV_PIX_FMT_YUV420P, 60, 25, 64, 48);
  }
}
