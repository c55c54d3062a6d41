package io.followspot.gateway.archive;

import static io.followspot.gateway.store.TrackLives.NOON_US;
import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.gateway.Answer;
import io.followspot.gateway.GatewayFixture;
import io.followspot.gateway.live.LiveFrame;
import io.followspot.gateway.store.TrackLives;
import io.followspot.media.Jpegs;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Pictures of a track that walks from (100, 200) to (500, 200) in four seconds, drawn over grey.
 */
class PictureRoutesTest {
  private static final int WIDE = 640;
  private static final int HIGH = 360;
  private static final int GREY = 0x80;

  @TempDir Path directory;
  private GatewayFixture gateway;

  @BeforeEach
  void serve() throws IOException {
    gateway =
        new GatewayFixture(directory)
            .with(new TrackLives().visitor("lobby", 1, NOON_US, "door", "middle"));
    byte[] jpeg = Jpegs.encode(grey());
    for (int i = -5; i <= 45; i++) {
      long atUs = NOON_US + i * 100_000L;
      gateway.recording.frames.add(new LiveFrame("lobby", NOON_US, i + 5, atUs, jpeg));
    }
  }

  @AfterEach
  void close() {
    gateway.close();
  }

  @Test
  void picture_ofAMoment_isTheNearestOne_andSaysWhenItWasTaken() {
    Answer exact = gateway.get("/v1/cameras/lobby/picture.jpg?at=2026-07-01T12:00:01.260Z");

    assertThat(exact.status()).isEqualTo(200);
    assertThat(exact.header("Followspot-Captured-At")).isEqualTo("2026-07-01T12:00:01.300000Z");
    assertThat(exact.body()).isEqualTo(gateway.recording.frames.get(0).jpeg());
    BufferedImage small =
        Jpegs.decode(
                gateway
                    .get("/v1/cameras/lobby/picture.jpg?at=2026-07-01T12:00:01Z&width=64")
                    .body())
            .orElseThrow();
    assertThat(small.getWidth()).isEqualTo(64);
    assertThat(small.getHeight()).isEqualTo(36);
    assertThat(gateway.get("/v1/cameras/lobby/picture.jpg").status()).isEqualTo(400);
    assertThat(gateway.get("/v1/cameras/lobby/picture.jpg?at=2026-07-01T13:00:00Z").status())
        .isEqualTo(404);
  }

  @Test
  void snapshot_isColouredAlongThePath_andNowhereElse() throws IOException {
    BufferedImage image = image("/v1/tracks/lobby.1.1/snapshot.jpg?box=false");
    for (int x = 120; x <= 480; x += 20) {
      assertThat(colourfulness(image, x, 200)).as("at %d on the path", x).isGreaterThan(60);
      assertThat(colourfulness(image, x, 260)).as("at %d beside it", x).isLessThan(20);
    }
  }

  @Test
  void snapshot_withoutPath_isColouredAtTheBoxOnly() throws IOException {
    BufferedImage image = image("/v1/tracks/lobby.1.1/snapshot.jpg?path=false&box=true");
    // The box is 30 wide and 60 high at (10, 20).
    assertThat(colourfulness(image, 25, 20)).isGreaterThan(60);
    assertThat(colourfulness(image, 40, 50)).isGreaterThan(60);
    assertThat(colourfulness(image, 25, 50)).isLessThan(20);
    assertThat(colourfulness(image, 300, 200)).isLessThan(20);
  }

  @Test
  void snapshot_firstPictureForgotten_isOfALaterOne() {
    gateway.recording.frames.removeIf(it -> it.capturedAtUs() < NOON_US + 2_600_000);
    assertThat(gateway.get("/v1/tracks/lobby.1.1/snapshot.jpg").status()).isEqualTo(200);
    gateway.recording.frames.clear();
    Answer gone = gateway.get("/v1/tracks/lobby.1.1/snapshot.jpg?width=64");
    assertThat(gone.status()).isEqualTo(404);
    assertThat(gone.json().path("type").asText()).isEqualTo("/problems/frames_gone");
  }

  @Test
  void clip_isAFilmAndSaysWhenItBegins() {
    Answer clip = gateway.get("/v1/tracks/lobby.1.1/clip.mp4");
    assertThat(clip.status()).isEqualTo(200);
    assertThat(new String(clip.body(), 4, 4, StandardCharsets.US_ASCII)).isEqualTo("ftyp");
    assertThat(clip.header("Followspot-Begins-At")).isEqualTo("2026-07-01T11:59:59.500000Z");
    assertThat(clip.header("Followspot-Truncated")).isEqualTo("false");
  }

  @Test
  void pictures_areNoSharedCachesBusiness() {
    for (String picture : new String[] {"snapshot.jpg", "clip.mp4"}) {
      Answer answer = gateway.get("/v1/tracks/lobby.1.1/" + picture);
      assertThat(answer.header("Cache-Control")).as(picture).isEqualTo("private, max-age=3600");
      assertThat(answer.header("Vary")).as(picture).contains("Authorization").contains("Cookie");
    }
  }

  @Test
  void clip_rangeThatIsNotThere_isAProblem() {
    Answer answer = gateway.get("/v1/tracks/lobby.1.1/clip.mp4", "Range", "bytes=999999999-");
    assertThat(answer.status()).isEqualTo(416);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.header("Content-Range")).startsWith("bytes */");
  }

  private BufferedImage image(String target) throws IOException {
    Answer answer = gateway.get(target);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return ImageIO.read(new ByteArrayInputStream(answer.body()));
  }

  private static BufferedImage grey() {
    BufferedImage image = new BufferedImage(WIDE, HIGH, BufferedImage.TYPE_3BYTE_BGR);
    for (int y = 0; y < HIGH; y++) {
      for (int x = 0; x < WIDE; x++) {
        image.setRGB(x, y, GREY << 16 | GREY << 8 | GREY);
      }
    }
    return image;
  }

  /** How far apart red, green and blue are; grey is 0. */
  private static int colourfulness(BufferedImage image, int x, int y) {
    int rgb = image.getRGB(x, y);
    int red = rgb >> 16 & 255;
    int green = rgb >> 8 & 255;
    int blue = rgb & 255;
    return Math.max(red, Math.max(green, blue)) - Math.min(red, Math.min(green, blue));
  }
}
