package io.followspot.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.followspot.simulation.scene.Scene;
import io.followspot.simulation.scene.SceneRenderer;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFolderSourceTest {
  @TempDir private Path directory;

  @Test
  void next_jpegs_passUntouchedInTheOrderOfTheirNames() throws IOException {
    SceneRenderer renderer = new SceneRenderer(Scene.lobby(1));
    Files.write(directory.resolve("000002.jpg"), renderer.jpeg(2));
    Files.write(directory.resolve("000001.JPG"), renderer.jpeg(1));
    Files.writeString(directory.resolve("notes.txt"), "not an image");

    try (FrameSource source = open()) {
      assertThat(source.frames()).hasValue(2);
      assertThat(source.next())
          .hasValue(new CapturedFrame(ByteString.copyFrom(renderer.jpeg(1)), 0));
      assertThat(source.next())
          .hasValue(new CapturedFrame(ByteString.copyFrom(renderer.jpeg(2)), 40_000));
      assertThat(source.next()).isEmpty();
    }
  }

  @Test
  void next_rateInSeqinfo_setsTheTimes() throws IOException {
    Path images = Files.createDirectory(directory.resolve("img1"));
    Files.writeString(directory.resolve("seqinfo.ini"), "[Sequence]\nframeRate=5\nseqLength=2\n");
    SceneRenderer renderer = new SceneRenderer(Scene.lobby(1));
    Files.write(images.resolve("1.jpg"), renderer.jpeg(1));
    Files.write(images.resolve("2.jpg"), renderer.jpeg(2));

    try (FrameSource source = SourceFactory.open(at(images), SourceOptions.DEFAULT)) {
      source.next();
      assertThat(source.next().orElseThrow().offsetUs()).isEqualTo(200_000);
    }
  }

  @Test
  void next_png_becomesAJpeg() throws IOException {
    BufferedImage image = new BufferedImage(32, 24, BufferedImage.TYPE_INT_ARGB);
    ImageIO.write(image, "png", directory.resolve("1.png").toFile());

    try (FrameSource source = open()) {
      assertThat(JpegInspector.isBaselineAndComplete(source.next().orElseThrow().jpeg())).isTrue();
    }
  }

  @Test
  void next_fileThatOnlySaysItIsAnImage_isNamed() throws IOException {
    Files.writeString(directory.resolve("1.jpg"), "not an image");

    try (FrameSource source = open()) {
      assertThatThrownBy(source::next)
          .isInstanceOf(SourceException.class)
          .hasMessageContaining("1.jpg is not an image");
    }
  }

  @Test
  void open_folderWithoutImages_saysSo() {
    assertThatThrownBy(this::open)
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("there is no .jpg");
  }

  private FrameSource open() {
    return SourceFactory.open(at(directory), SourceOptions.DEFAULT);
  }

  private static SourceLocation at(Path folder) {
    return SourceLocation.parse(folder.toString());
  }
}
