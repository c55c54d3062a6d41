package io.followspot.vision.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.followspot.tracking.geometry.Box;
import io.followspot.tracking.tracker.Detection;
import io.followspot.vision.Pictures;
import io.followspot.vision.decode.ColourFrame;
import io.followspot.vision.decode.FrameLimits;
import io.followspot.vision.decode.JpegHeader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxDetectorTest {
  /** Sides of the network's picture; 8 x 8 + 4 x 4 + 2 x 2 cells. */
  private static final int SIDE = 64;

  private static final int CELLS = 84;
  private static final int FIELDS = 85;
  private static final int PERSON = 0;
  private static final int CAR = 2;

  @TempDir private Path models;
  private final float[] grid = new float[CELLS * FIELDS];
  private byte[] jpeg = {};

  @BeforeEach
  void paint() {
    jpeg = Pictures.jpeg(640, 320, (x, y) -> x < 320 ? 0xFF0000 : 0x0000FF);
  }

  @Test
  void detect_yolox_findsTheBoxInFramePixels() throws Exception {
    // Third cell of the second row at stride 8: middle (2.5, 1.5) x 8, 16 x 24 pixels of 64.
    cell(10, 0.5f, 0.5f, 16 / 8.0, 24 / 8.0, 0.9f, PERSON, 0.8f);

    List<Detection> found = detect(ModelConfig.of("tiny.onnx", ClassNames.EIGHTY));

    assertThat(found).hasSize(1);
    assertThat(found.get(0).label()).isEqualTo("person");
    assertThat(found.get(0).score()).isCloseTo(0.72, within(1e-6));
    // 640 pixels are 64 of the network's; the box is cut at the frame's upper edge.
    Box box = found.get(0).box();
    assertThat(box.leftPx()).isCloseTo(120, within(1e-3));
    assertThat(box.rightPx()).isCloseTo(280, within(1e-3));
    assertThat(box.topPx()).isCloseTo(0, within(1e-3));
    assertThat(box.bottomPx()).isCloseTo(240, within(1e-3));
  }

  @Test
  void detect_sameObjectTwice_keepsTheSurer() throws Exception {
    cell(10, 0.5f, 0.5f, 2, 3, 0.9f, PERSON, 0.8f);
    cell(11, -0.4f, 0.5f, 2, 3, 0.9f, PERSON, 0.9f);
    cell(12, -1.4f, 0.5f, 2, 3, 0.9f, CAR, 0.9f);

    assertThat(detect(ModelConfig.of("tiny.onnx", ClassNames.EIGHTY))).hasSize(1);
    assertThat(detect(ModelConfig.of("tiny.onnx", ClassNames.EIGHTY).withOverlap(1))).hasSize(2);
    assertThat(detect(ModelConfig.of("tiny.onnx", ClassNames.EIGHTY).withLabels(List.of())))
        .extracting(Detection::label)
        .containsExactlyInAnyOrder("person", "car");
    assertThat(detect(ModelConfig.of("tiny.onnx", ClassNames.EIGHTY).withLabels(List.of("dog"))))
        .isEmpty();
    assertThat(detect(ModelConfig.of("tiny.onnx", ClassNames.EIGHTY).withMinScore(0.9))).isEmpty();
  }

  @Test
  void detect_yolov8_readsColumnsInTheMiddleOfThePicture() throws Exception {
    int candidates = 21;
    float[] columns = new float[84 * candidates];
    float[] box = {32, 32, 10, 20};
    for (int field = 0; field < 4; field++) {
      columns[field * candidates + 7] = box[field];
    }
    columns[(4 + CAR) * candidates + 7] = 0.7f;
    write(TinyOnnx.constant(SIDE, new long[] {1, 84, candidates}, columns));

    List<Detection> found =
        run(
            ModelConfig.of("tiny.onnx", ClassNames.EIGHTY)
                .withHead(ModelHead.YOLOV8)
                .withLabels(List.of("car")));

    assertThat(found).hasSize(1);
    assertThat(found.get(0).box().iou(new Box(270, 60, 100, 200))).isGreaterThan(0.99);
  }

  @Test
  void detect_yoloxDecoded_readsRowsAtTheTopLeftOfThePicture() throws Exception {
    float[] rows = new float[5 * 85];
    row(rows, 3, 85, 20, 12, 16, 24, 0.9f);
    rows[3 * 85 + 5 + PERSON] = 0.8f;
    write(TinyOnnx.constant(SIDE, new long[] {1, 5, 85}, rows));

    List<Detection> found =
        run(ModelConfig.of("tiny.onnx", ClassNames.EIGHTY).withHead(ModelHead.YOLOX_DECODED));

    assertThat(found).hasSize(1);
    assertThat(found.get(0).score()).isCloseTo(0.72, within(1e-6));
    assertThat(found.get(0).box().iou(new Box(120, 0, 160, 240))).isGreaterThan(0.99);
  }

  @Test
  void detect_yolov5_readsRowsInTheMiddleOfThePicture_byTheModelsOwnClasses() throws Exception {
    float[] rows = new float[5 * 7];
    row(rows, 2, 7, 32, 32, 10, 20, 0.5f);
    rows[2 * 7 + 5] = 0.1f;
    rows[2 * 7 + 6] = 0.8f;
    write(TinyOnnx.constant(SIDE, new long[] {1, 5, 7}, rows));
    ModelConfig config =
        ModelConfig.of("tiny.onnx", ClassNames.EIGHTY)
            .withHead(ModelHead.YOLOV5)
            .withMinScore(0.3)
            .withClasses(List.of("forklift", "pallet"));

    List<Detection> found = run(config);

    assertThat(found).hasSize(1);
    assertThat(found.get(0).label()).isEqualTo("pallet");
    assertThat(found.get(0).score()).isCloseTo(0.4, within(1e-6));
    assertThat(found.get(0).box().iou(new Box(270, 60, 100, 200))).isGreaterThan(0.99);
    assertThat(run(config.withLabels(List.of("forklift")))).isEmpty();
  }

  @Test
  void detect_endToEnd_readsCornersScoreAndClass() throws Exception {
    float[] rows = new float[4 * 6];
    row(rows, 0, 6, 27, 22, 37, 42, 0.7f);
    rows[5] = CAR;
    write(TinyOnnx.constant(SIDE, new long[] {1, 4, 6}, rows));
    ModelConfig config =
        ModelConfig.of("tiny.onnx", ClassNames.EIGHTY)
            .withHead(ModelHead.END_TO_END)
            .withLabels(List.of());

    List<Detection> found = run(config);

    assertThat(found).hasSize(1);
    assertThat(found.get(0).label()).isEqualTo("car");
    assertThat(found.get(0).score()).isCloseTo(0.7, within(1e-6));
    assertThat(found.get(0).box().iou(new Box(270, 60, 100, 200))).isGreaterThan(0.99);
    assertThatExceptionOfType(ModelException.class)
        .isThrownBy(() -> run(config.withClasses(List.of("forklift", "pallet"))))
        .withMessageContaining("class number 2")
        .withMessageContaining("names only 2");
  }

  @Test
  void open_otherNumberOfClasses_isRefused() throws Exception {
    write(TinyOnnx.constant(SIDE, new long[] {1, CELLS, 7}, new float[CELLS * 7]));
    assertRefused(
        ModelConfig.of("tiny.onnx", ClassNames.EIGHTY),
        "outputs 2 classes, but vision.model_classes names 80");
    assertRefused(
        ModelConfig.of("tiny.onnx", ClassNames.EIGHTY).withClasses(List.of("a", "b", "c")),
        "outputs 2 classes, but vision.model_classes names 3");
    assertRefused(
        ModelConfig.of("tiny.onnx", ClassNames.EIGHTY).withHead(ModelHead.END_TO_END),
        "does not match END_TO_END");
  }

  @Test
  void detect_notANumber_isNoDetection() throws Exception {
    cell(10, Float.NaN, 0.5f, 2, 3, 0.9f, PERSON, 0.8f);
    cell(20, 0.5f, 0.5f, Double.NaN, 3, 0.9f, PERSON, 0.8f);
    cell(30, 0.5f, 0.5f, 2, 3, Float.NaN, PERSON, 0.8f);

    assertThat(detect(ModelConfig.of("tiny.onnx", ClassNames.EIGHTY))).isEmpty();
  }

  @Test
  void open_missingBrokenOrOtherModel_saysWhichAndWhatToDo() throws Exception {
    assertRefused(
        ModelConfig.of("none.onnx", ClassNames.EIGHTY), "there is no model file \"none.onnx\"");
    Files.writeString(models.resolve("text.onnx"), "no network");
    assertRefused(ModelConfig.of("text.onnx", ClassNames.EIGHTY), "\"text.onnx\" cannot be run");
    write(TinyOnnx.meanColour(SIDE));
    assertRefused(ModelConfig.of("tiny.onnx", ClassNames.EIGHTY), "which does not match YOLOX");
    assertRefused(ModelConfig.of("../tiny.onnx", ClassNames.EIGHTY), "must be a file name");
  }

  @Test
  void embedding_ofTwoHalves_tellsTheirColours() throws Exception {
    Files.write(models.resolve("mean.onnx"), TinyOnnx.meanColour(16));
    try (Embedding embedding = Embedding.open(models, "mean.onnx");
        ColourFrame frame = frame()) {
      float[] red = embedding.of(frame, new Box(20, 20, 200, 200));
      float[] blue = embedding.of(frame, new Box(400, 20, 200, 200));

      assertThat(red).hasSize(3);
      assertThat(dot(red, red)).isCloseTo(1, within(1e-6));
      assertThat(red[0]).isGreaterThan(0.5f);
      assertThat(blue[2]).isGreaterThan(0.5f);
      assertThat(dot(red, blue)).isLessThan(0);
      assertThat(embedding.of(frame, new Box(20, 20, 200, 200))).isEqualTo(red);
    }
  }

  private void assertRefused(ModelConfig config, String message) {
    assertThatExceptionOfType(ModelException.class)
        .isThrownBy(() -> OnnxDetector.open(models, config))
        .withMessageContaining(message)
        .withMessageNotContaining(models.toString());
  }

  private List<Detection> detect(ModelConfig config) throws Exception {
    write(TinyOnnx.constant(SIDE, new long[] {1, CELLS, FIELDS}, grid));
    return run(config);
  }

  private List<Detection> run(ModelConfig config) throws Exception {
    try (OnnxDetector detector = OnnxDetector.open(models, config);
        ColourFrame frame = frame()) {
      return detector.detect(frame);
    }
  }

  private ColourFrame frame() throws Exception {
    return ColourFrame.decode(jpeg, JpegHeader.parse(jpeg, FrameLimits.DEFAULT));
  }

  private void write(byte[] model) throws Exception {
    Files.write(models.resolve("tiny.onnx"), model);
  }

  private void cell(
      int cell, float x, float y, double w, double h, float sure, int label, float likely) {
    int at = cell * FIELDS;
    grid[at] = x;
    grid[at + 1] = y;
    grid[at + 2] = (float) Math.log(w);
    grid[at + 3] = (float) Math.log(h);
    grid[at + 4] = sure;
    grid[at + 5 + label] = likely;
  }

  private static void row(
      float[] rows, int row, int fields, float a, float b, float c, float d, float sure) {
    System.arraycopy(new float[] {a, b, c, d, sure}, 0, rows, row * fields, 5);
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
