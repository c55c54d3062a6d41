package io.followspot.functions.camera;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.TextFormat;
import io.followspot.functions.Messages;
import io.followspot.protos.CocoLabels;
import io.followspot.protos.rules.RegistrationRules;
import io.followspot.protos.v1.VisionSettings;
import io.followspot.vision.PixelConfig;
import io.followspot.vision.VisionConfig;
import io.followspot.vision.compensation.CompensationMode;
import io.followspot.vision.decode.FrameLimits;
import io.followspot.vision.filter.Filter;
import io.followspot.vision.filter.FilterConfig;
import io.followspot.vision.mapping.MappingConfig;
import io.followspot.vision.onnx.ModelConfig;
import io.followspot.vision.onnx.ModelHead;
import io.followspot.vision.onnx.NetworkConfig;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every setting arrives at the stage that it is for. */
class StageSettingsTest {
  private static final VisionConfig BY_DEFAULT = VisionConfig.DEFAULT;
  private static final ModelConfig MODEL = ModelConfig.of("a.onnx", CocoLabels.ALL);
  private static final String LEVELS = "1,2,3,4,5,6,7,8,9";
  private static final List<Double> NINE = List.of(1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0);

  /** A field's value, and the only part of the configuration that it changes. */
  private record Setting(String value, UnaryOperator<VisionConfig> change) {}

  /** By field; those about a network are set beside {@code detector: "onnx" model: "a.onnx"}. */
  private static final Map<String, Setting> SETTINGS =
      Map.ofEntries(
          entry("detector", network("'onnx'", MODEL)),
          entry("model", network("'a.onnx'", MODEL)),
          entry("model_head", network("'yolov5'", MODEL.withHead(ModelHead.YOLOV5))),
          entry("model_every", network("5", MODEL.withEvery(5))),
          entry("model_on_motion", network("true", MODEL.withOnMotion(true))),
          entry("model_min_score", network("0.4", MODEL.withMinScore(0.4))),
          entry("model_overlap", network("0.6", MODEL.withOverlap(0.6))),
          entry("model_labels", network("'car, dog'", MODEL.withLabels(List.of("car", "dog")))),
          entry(
              "model_classes",
              network("'forklift,pallet'", MODEL.withClasses(List.of("forklift", "pallet")))),
          entry(
              "embedding_model",
              setting("'osnet.onnx'", c -> c.withNetworks(new NetworkConfig(null, "osnet.onnx")))),
          entry(
              "analysis_height_px",
              setting("144", c -> c.withDecode(c.decode().withAnalysisHeightPx(144)))),
          entry("max_frame_bytes", setting("4096", c -> limits(c, 4096, 8192 * 4320, 32))),
          entry("max_frame_pixels", setting("4096", c -> limits(c, 8 << 20, 4096, 32))),
          entry("max_scans", setting("3", c -> limits(c, 8 << 20, 8192 * 4320, 3))),
          entry(
              "white_balance",
              setting(
                  "'200,210,190'",
                  c -> mapped(c, c.pixels().mapping().withWhite(List.of(200.0, 210.0, 190.0))))),
          entry("gamma", setting("1.2", c -> mapped(c, c.pixels().mapping().withGamma(1.2)))),
          entry(
              "tone_curve",
              setting(
                  "'0:9,9:0'",
                  c -> mapped(c, c.pixels().mapping().withCurve(List.of(0.0, 9.0, 9.0, 0.0))))),
          entry(
              "colour_matrix",
              setting("'" + LEVELS + "'", c -> mapped(c, c.pixels().mapping().withMatrix(NINE)))),
          entry(
              "reference_colours",
              setting(
                  "'" + (LEVELS + "," + LEVELS + "," + LEVELS) + "'",
                  c ->
                      mapped(
                          c,
                          c.pixels()
                              .mapping()
                              .withQuantiles(
                                  Stream.of(NINE, NINE, NINE).flatMap(List::stream).toList())))),
          entry(
              "filters",
              setting(
                  "'median:3,clahe'",
                  c ->
                      c.withPixels(
                          new PixelConfig(
                              c.pixels().mapping(),
                              new FilterConfig(
                                  List.of(
                                      Filter.of(Filter.Kind.MEDIAN),
                                      Filter.of(Filter.Kind.CLAHE))))))),
          entry(
              "motion_compensation",
              setting("'phase'", c -> c.withCompensation(CompensationMode.PHASE))),
          entry(
              "contrast", setting("20", c -> c.withBackground(c.background().withMinContrast(20)))),
          entry(
              "learning_frames",
              setting("100", c -> c.withBackground(c.background().withLearningFrames(100)))),
          entry(
              "absorb_frames",
              setting("200", c -> c.withBackground(c.background().withAbsorbFrames(200)))),
          entry(
              "shadow_rule",
              setting("false", c -> c.withBackground(c.background().withShadowRule(false)))),
          entry(
              "ghost_removal",
              setting("false", c -> c.withBackground(c.background().withGhostRemoval(false)))),
          entry(
              "light_changes",
              setting("false", c -> c.withBackground(c.background().withLightChanges(false)))),
          entry(
              "min_area_fraction",
              setting("0.01", c -> c.withBlobs(c.blobs().withMinAreaFraction(0.01)))),
          entry("split_valley", setting("0.5", c -> c.withBlobs(c.blobs().withValley(0.5)))),
          entry(
              "pixels",
              setting(
                  "{ tone_curve { input: 0 output: 9 } tone_curve { input: 9 output: 0 } }",
                  c -> mapped(c, c.pixels().mapping().withCurve(List.of(0.0, 9.0, 9.0, 0.0))))),
          entry(
              "model_output",
              network(
                  "{ head: MODEL_HEAD_TYPE_YOLOV8 labels: 'dog' }",
                  MODEL.withHead(ModelHead.YOLOV8).withLabels(List.of("dog")))),
          entry("motion_map", setting("'on'", c -> c.withMotionMap(true))),
          entry("colour_descriptor", setting("false", c -> c.withColours(false))));

  /** Fields of the camera, not of its vision; tested elsewhere. */
  private static final Set<String> ELSEWHERE =
      Set.of("max_frame_age_us", "processed_frames", "processed_frames_per_s", "motion_map_per_s");

  @Test
  void of_everyField_changesWhatItIsFor() throws Exception {
    for (FieldDescriptor field : VisionSettings.getDescriptor().getFields()) {
      if (ELSEWHERE.contains(field.getName())) {
        continue;
      }
      Setting setting = SETTINGS.get(field.getName());
      assertThat(setting).as("a line of the table for %s", field.getName()).isNotNull();
      VisionSettings.Builder settings = VisionSettings.newBuilder();
      VisionConfig expected = setting.change().apply(BY_DEFAULT);
      if (expected.networks().detectorIfAny().isPresent()) {
        settings.setDetector("onnx").setModel("a.onnx");
      }
      settings.clearField(field);
      TextFormat.merge(field.getName() + ": " + setting.value(), settings);

      assertThat(
              RegistrationRules.faultsOf(
                  Messages.registration().toBuilder().setVision(settings).build()))
          .as(field.getName())
          .isEmpty();
      assertThat(StageSettings.of(settings.build())).as(field.getName()).isEqualTo(expected);
      assertThat(expected).as("%s makes a difference", field.getName()).isNotEqualTo(BY_DEFAULT);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "white_balance: 'off' | pixels { white_balance { } }",
        "white_balance: 'grey_world' | pixels { white_balance { grey_world: true } }",
        "white_balance: '200,210,1' | pixels { white_balance { white { red: 200 green: 210 blue: 1"
            + " } } }",
        "tone_curve: '0:9,9:0' | pixels { tone_curve { output: 9 } tone_curve { input: 9 } }",
        "colour_matrix: '1,2,3,4,5,6,7,8,9' | pixels { colour_matrix: [1,2,3,4,5,6,7,8,9] }",
        "reference_colours: '1,2,3,4,5,6,7,8,9,2,2,3,4,5,6,7,8,9,3,3,3,4,5,6,7,8,9'"
            + " | pixels { reference_colours { red: [1,2,3,4,5,6,7,8,9]"
            + " green: [2,2,3,4,5,6,7,8,9] blue: [3,3,3,4,5,6,7,8,9] } }",
        "filters: 'gaussian:1.5,median,bilateral,unsharp' | pixels { filters { type:"
            + " FILTER_TYPE_GAUSSIAN strength: 1.5 } filters { type: FILTER_TYPE_MEDIAN }"
            + " filters { type: FILTER_TYPE_BILATERAL } filters { type: FILTER_TYPE_UNSHARP } }",
        "filters: 'clahe:2' | pixels { filters { type: FILTER_TYPE_CLAHE strength: 2 } }",
        "model_head: 'yolox' | model_output { head: MODEL_HEAD_TYPE_YOLOX }",
        "model_head: 'yolox_decoded' | model_output { head: MODEL_HEAD_TYPE_YOLOX_DECODED }",
        "model_head: 'yolov5' | model_output { head: MODEL_HEAD_TYPE_YOLOV5 }",
        "model_head: 'yolov8' | model_output { head: MODEL_HEAD_TYPE_YOLOV8 }",
        "model_head: 'end_to_end' | model_output { head: MODEL_HEAD_TYPE_END_TO_END }",
        "model_classes: 'box, car' | model_output { classes: ['box', 'car'] }",
        "model_labels: 'car' | model_output { labels: 'car' }",
        "model_labels: '*' | model_output { labels: '*' }",
      })
  void of_textAndMessage_areTheSame(String text, String message) throws Exception {
    VisionSettings.Builder texts =
        VisionSettings.newBuilder().setDetector("onnx").setModel("a.onnx");
    VisionSettings.Builder typed = texts.clone();
    TextFormat.merge(text, texts);
    TextFormat.merge(message, typed);

    assertThat(
            RegistrationRules.faultsOf(
                Messages.registration().toBuilder().setVision(typed).build()))
        .isEmpty();
    assertThat(StageSettings.of(typed.build())).isEqualTo(StageSettings.of(texts.build()));
  }

  @Test
  void of_nothing_isTheDefault() {
    assertThat(StageSettings.of(VisionSettings.getDefaultInstance())).isEqualTo(BY_DEFAULT);
  }

  private static Setting setting(String value, UnaryOperator<VisionConfig> change) {
    return new Setting(value, change);
  }

  private static Setting network(String value, ModelConfig model) {
    return new Setting(value, c -> c.withNetworks(new NetworkConfig(model, "")));
  }

  private static VisionConfig mapped(VisionConfig config, MappingConfig mapping) {
    return config.withPixels(new PixelConfig(mapping, config.pixels().filters()));
  }

  private static VisionConfig limits(VisionConfig config, int bytes, int pixels, int scans) {
    return config.withDecode(config.decode().withLimits(new FrameLimits(bytes, pixels, 16, scans)));
  }
}
