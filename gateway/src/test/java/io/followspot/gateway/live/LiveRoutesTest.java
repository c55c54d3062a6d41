package io.followspot.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.followspot.gateway.Answer;
import io.followspot.gateway.GatewayFixture;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LiveRoutesTest {
  @TempDir Path directory;
  private GatewayFixture gateway;

  @BeforeEach
  void serve() {
    gateway = new GatewayFixture(directory);
  }

  @AfterEach
  void close() {
    gateway.close();
  }

  @Test
  void latest_isThePictureOfTheCamera() {
    gateway.frames.put(new LiveFrame("lobby", 1, 1, 1_000_000, new byte[] {1, 2, 3}));
    Answer answer = gateway.get("/v1/cameras/lobby/live");
    assertThat(answer.body()).containsExactly(1, 2, 3);
    assertThat(answer.header("Followspot-Captured-At")).isEqualTo("1970-01-01T00:00:01.000000Z");
  }

  @Test
  void streamOfSeveral_withoutPictures_saysInPartsThatItLives() throws IOException {
    String part = "--followspot-frame\r\nContent-Type: text/plain\r\nContent-Length: 0\r\n\r\n\r\n";
    assertThat(read("/v1/live", 2 * part.length())).isEqualTo(part + part);
  }

  @Test
  void streamOfOne_betweenPictures_isNothingButBlankLines() throws IOException {
    assertThat(read("/v1/cameras/lobby/live.mjpeg", 4)).isEqualTo("\r\n\r\n");
  }

  @Test
  void watcherWhoLeft_ofACameraThatStoodStill_isForgotten() throws Exception {
    read("/v1/cameras/lobby/live.mjpeg", 2);
    read("/v1/live", 2);
    await().atMost(Duration.ofSeconds(20)).until(() -> gateway.streams() == 0);
  }

  @Test
  void watcherWhoTakesNothingAnyMore_isLetGo() throws Exception {
    byte[] picture = new byte[4 << 20];
    URI address = gateway.address();
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      socket
          .getOutputStream()
          .write(
              ("GET /v1/live?fps=60 HTTP/1.1\r\nHost: " + address.getAuthority() + "\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      assertThat(socket.getInputStream().read()).isEqualTo('H');
      for (int i = 1; i <= 8; i++) {
        gateway.frames.put(new LiveFrame("lobby", 1, i, i, picture));
        Thread.sleep(50);
      }
      await().atMost(Duration.ofSeconds(20)).until(() -> gateway.streams() == 0);
      gateway.frames.put(new LiveFrame("lobby", 1, 9, 9, new byte[] {9}));
      assertThat(gateway.get("/v1/cameras/lobby/live").body()).containsExactly(9);
    }
  }

  @Test
  void head_endsAfterTheHeaders() {
    for (String endless : new String[] {"/v1/live", "/v1/cameras/lobby/live.mjpeg"}) {
      Answer answer = gateway.send("HEAD", endless, "");
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.header("Content-Type")).startsWith("multipart/x-mixed-replace");
    }
  }

  /** Reads the beginning and leaves. */
  private String read(String target, int bytes) throws IOException {
    try (InputStream in = gateway.address().resolve(target).toURL().openStream()) {
      return new String(in.readNBytes(bytes), StandardCharsets.US_ASCII);
    }
  }
}
