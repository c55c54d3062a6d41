package io.followspot.vision.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelProbeTest {
  private static final int SIDE = 64;
  private static final int CELLS = 84;
  private static final int FIELDS = 85;
  private static final int CELL = 27;

  @TempDir private Path folder;

  @Test
  void probe_boxesAsGridOffsets_isYolox() throws Exception {
    // Offsets from a cell's corner in strides, logarithms of the sides.
    Path model = model("raw.onnx", 0.5f, 0.5f, 0.7f, 1.1f);

    ModelProbe.Report report = ModelProbe.of(model, ClassNames.EIGHTY, picture());

    assertThat(report.widthPx()).isEqualTo(SIDE);
    assertThat(report.fits().get(0).head()).isEqualTo(ModelHead.YOLOX);
    assertThat(report.fits().get(0).evidence()).isGreaterThan(0.5);
    assertThat(report.fits().get(0).classes()).isEqualTo(80);
  }

  @Test
  void probe_boxesInPixels_isDecoded() throws Exception {
    Path model = model("decoded.onnx", 30, 30, 16, 24);

    ModelProbe.Report report = ModelProbe.of(model, ClassNames.EIGHTY, picture());

    assertThat(report.fits().get(0).head()).isIn(ModelHead.YOLOX_DECODED, ModelHead.YOLOV5);
    assertThat(report.fits().get(0).detections()).hasSize(1);
  }

  @Test
  void probe_withoutPicture_namesTheShapesOnly() throws Exception {
    ModelProbe.Report report =
        ModelProbe.of(model("any.onnx", 30, 30, 16, 24), ClassNames.EIGHTY, null);

    assertThat(report.fits())
        .extracting(ModelProbe.HeadFit::head)
        .contains(ModelHead.YOLOX, ModelHead.YOLOX_DECODED, ModelHead.YOLOV5)
        .doesNotContain(ModelHead.END_TO_END);
  }

  @Test
  void probe_notADetector_fitsNoHead() throws Exception {
    Files.write(folder.resolve("mean.onnx"), TinyOnnx.meanColour(16));

    assertThat(ModelProbe.of(folder.resolve("mean.onnx"), ClassNames.EIGHTY, null).fits())
        .isEmpty();
  }

  @Test
  void probe_notAModel_saysSo() throws IOException {
    Files.writeString(folder.resolve("text.onnx"), "no network");

    assertThatThrownBy(() -> ModelProbe.of(folder.resolve("text.onnx"), ClassNames.EIGHTY, null))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("text.onnx");
  }

  private Path model(String name, float x, float y, float width, float height) throws IOException {
    float[] answer = new float[CELLS * FIELDS];
    int cell = CELL * FIELDS;
    answer[cell] = x;
    answer[cell + 1] = y;
    answer[cell + 2] = width;
    answer[cell + 3] = height;
    answer[cell + 4] = 0.9f;
    answer[cell + 5] = 0.9f;
    return Files.write(
        folder.resolve(name), TinyOnnx.constant(SIDE, new long[] {1, CELLS, FIELDS}, answer));
  }

  private static byte[] picture() throws IOException {
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(320, 240, BufferedImage.TYPE_3BYTE_BGR), "jpeg", jpeg);
    return jpeg.toByteArray();
  }
}
