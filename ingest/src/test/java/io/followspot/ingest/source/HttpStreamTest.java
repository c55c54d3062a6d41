package io.followspot.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MPEG4;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;

import com.google.protobuf.ByteString;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.followspot.simulation.scene.Scene;
import io.followspot.simulation.scene.SceneRenderer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpStreamTest {
  private static final int FRAMES = 12;
  private static final SourceOptions SHORT = new SourceOptions(85, Duration.ofSeconds(2), 25);

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<byte[]> sent = new ArrayList<>();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/live", exchange -> motionJpeg(exchange, FRAMES, 30));
    server.createContext("/silent", exchange -> motionJpeg(exchange, 3, 60_000));
    server.createContext("/locked", exchange -> refuse(exchange, 401));
    server.createContext("/page", this::page);
    server.start();
    SceneRenderer renderer = new SceneRenderer(Scene.lobby(1));
    for (int i = 0; i < FRAMES; i++) {
      sent.add(renderer.jpeg(i));
    }
  }

  @AfterEach
  void stop() {
    server.stop(0);
    threads.shutdownNow();
  }

  @Test
  void next_motionJpeg_passesUntouchedAtTheTimesOfArrival() {
    List<CapturedFrame> frames = new ArrayList<>();
    try (FrameSource source = open("/live")) {
      assertThat(source.live()).isTrue();
      for (Optional<CapturedFrame> f = source.next(); f.isPresent(); f = source.next()) {
        frames.add(f.get());
      }
    }

    assertThat(frames)
        .extracting(CapturedFrame::jpeg)
        .containsExactlyElementsOf(sent.stream().map(ByteString::copyFrom).toList());
    assertThat(frames).extracting(CapturedFrame::offsetUs).isSorted().doesNotHaveDuplicates();
    assertThat(frames.get(FRAMES - 1).offsetUs()).isBetween(50_000L, 5_000_000L);
  }

  @Test
  void next_streamFallsSilent_breaksOffInTime() {
    try (FrameSource source = open("/silent")) {
      assertThatThrownBy(
              () -> {
                while (source.next().isPresent()) {
                  // Until it falls silent.
                }
              })
          .isInstanceOf(SourceException.class);
    }
  }

  @Test
  void cancel_whileWaiting_endsTheSource() throws Exception {
    try (FrameSource source =
        SourceFactory.open(
            location("/silent"), new SourceOptions(85, Duration.ofSeconds(30), 25))) {
      CountDownLatch received = new CountDownLatch(3);
      var rest =
          threads.submit(
              () -> {
                while (source.next().isPresent()) {
                  received.countDown();
                }
                return "ended";
              });
      assertThat(received.await(10, TimeUnit.SECONDS)).isTrue();
      source.cancel();

      assertThat(rest.get(10, TimeUnit.SECONDS)).isEqualTo("ended");
    }
  }

  @Test
  void open_passwordNeeded_saysSoWithoutShowingIt() {
    String address = location("/locked").raw().replace("http://", "http://me:secret@");

    assertThatThrownBy(() -> SourceFactory.open(SourceLocation.parse(address), SHORT))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("password")
        .hasMessageNotContaining("secret");
  }

  @Test
  void open_notFound_saysSo() {
    assertThatThrownBy(() -> open("/nothing"))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("does not exist");
  }

  @Test
  void open_webPage_isNoVideo() {
    assertThatThrownBy(() -> open("/page"))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("is not a video");
  }

  @Test
  void open_nobodyListens_saysSo() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    for (String scheme : List.of("http", "rtsp")) {
      String address = scheme + "://127.0.0.1:" + port + "/x";
      assertThatThrownBy(() -> SourceFactory.open(SourceLocation.parse(address), SHORT))
          .isInstanceOf(SourceException.class)
          .hasMessageContaining("does not answer")
          .hasMessageContaining("refused");
    }
  }

  @Test
  void open_listensButSaysNothing_givesUpInTime() throws IOException {
    try (ServerSocket mute = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      for (String scheme : List.of("http", "rtsp")) {
        String address = scheme + "://127.0.0.1:" + mute.getLocalPort() + "/x";
        long beganAtNs = System.nanoTime();
        assertThatThrownBy(() -> SourceFactory.open(SourceLocation.parse(address), SHORT))
            .isInstanceOf(SourceException.class)
            .hasMessageContaining("answer");
        assertThat(Duration.ofNanos(System.nanoTime() - beganAtNs))
            .isLessThan(Duration.ofSeconds(6));
      }
    }
  }

  /** A camera that was taken over must not read files of the machine that publishes it. */
  @Test
  void open_playlistThatNamesALocalFile_isRefused(@TempDir Path directory) throws IOException {
    Path film =
        TinyVideo.write(
            directory.resolve("film.mp4"), AV_CODEC_ID_MPEG4, AV_PIX_FMT_YUV420P, 20, 10);
    String playlist =
        "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\nfile:" + film + "\n#EXT-X-ENDLIST\n";
    server.createContext("/list.m3u8", exchange -> send(exchange, playlist));

    assertThatThrownBy(() -> open("/list.m3u8")).isInstanceOf(SourceException.class);
  }

  private static void send(HttpExchange exchange, String playlist) throws IOException {
    byte[] bytes = playlist.getBytes(StandardCharsets.US_ASCII);
    exchange.getResponseHeaders().set("Content-Type", "application/vnd.apple.mpegurl");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private FrameSource open(String path) {
    return SourceFactory.open(location(path), SHORT);
  }

  private SourceLocation location(String path) {
    return SourceLocation.parse("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  private void motionJpeg(HttpExchange exchange, int frames, long pauseMs) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "multipart/x-mixed-replace; boundary=frame");
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream out = exchange.getResponseBody()) {
      for (int i = 0; i < frames; i++) {
        byte[] jpeg = sent.get(i);
        String head =
            "--frame\r\nContent-Type: image/jpeg\r\nContent-Length: " + jpeg.length + "\r\n\r\n";
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        out.write(jpeg);
        out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
        Thread.sleep(i < 2 ? 10 : pauseMs);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void refuse(HttpExchange exchange, int status) throws IOException {
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  private void page(HttpExchange exchange) throws IOException {
    byte[] page = "<html><body>Nothing to see</body></html>".repeat(50).getBytes();
    exchange.getResponseHeaders().set("Content-Type", "text/html");
    exchange.sendResponseHeaders(200, page.length);
    exchange.getResponseBody().write(page);
    exchange.close();
  }
}
