package io.followspot.protos.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.TextFormat;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.VisionSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingTextsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "white_balance: 'off' | pixels { white_balance { } }",
        "white_balance: 'grey_world' | pixels { white_balance { grey_world: true } }",
        "white_balance: '200, 210,1e2'"
            + " | pixels { white_balance { white { red: 200 green: 210 blue: 100 } } }",
        "tone_curve: '0:9,128:160' | pixels { tone_curve { input: 0 output: 9 }"
            + " tone_curve { input: 128 output: 160 } }",
        "colour_matrix: '1,2,3,4,5,6,7,8,-9' | pixels { colour_matrix: [1,2,3,4,5,6,7,8,-9] }",
        "filters: 'median:5, CLAHE' | pixels { filters { type: FILTER_TYPE_MEDIAN strength: 5 }"
            + " filters { type: FILTER_TYPE_CLAHE } }",
        "reference_colours: '1,2,3,4,5,6,7,8,9,2,2,3,4,5,6,7,8,9,3,3,3,4,5,6,7,8,9'"
            + " | pixels { reference_colours { red: [1,2,3,4,5,6,7,8,9]"
            + " green: [2,2,3,4,5,6,7,8,9] blue: [3,3,3,4,5,6,7,8,9] } }",
        "model_head: 'yolox_decoded' | model_output { head: MODEL_HEAD_TYPE_YOLOX_DECODED }",
        "model_classes: 'fork lift, box' | model_output { classes: ['fork lift', 'box'] }",
        "model_labels: '*' | model_output { labels: '*' }",
        "gamma: 2 filters: 'median' | gamma: 2 pixels { filters { type: FILTER_TYPE_MEDIAN } }",
        "filters: 'median' pixels { colour_matrix: [1,0,0,0,1,0,0,0,1] } | pixels { colour_matrix:"
            + " [1,0,0,0,1,0,0,0,1] filters { type: FILTER_TYPE_MEDIAN } }",
        // As a state may have it that was stored under other rules.
        "filters: 'median' pixels { filters { type: FILTER_TYPE_CLAHE } }"
            + " | pixels { filters { type: FILTER_TYPE_CLAHE } }",
        "filters: ' ' |",
      })
  void typed_texts_becomeMessages(String text, String expected) throws Exception {
    VisionSettings typed = SettingTexts.typed(vision(text));

    assertThat(typed).isEqualTo(vision(expected == null ? "" : expected));
    assertThat(SettingTexts.typed(typed)).isEqualTo(typed);
  }

  @Test
  void everyDeprecatedField_hasATypedOne() {
    for (FieldDescriptor field : VisionSettings.getDescriptor().getFields()) {
      assertThat(SettingTexts.isSetting(field.getName()))
          .as(field.getName())
          .isEqualTo(field.getOptions().getDeprecated());
    }
  }

  @Test
  void set_text_replacesBothForms() throws Exception {
    VisionSettings.Builder settings = vision("filters: 'median' gamma: 2").toBuilder();

    SettingTexts.set(settings, "filters", "clahe");
    assertThat(settings.build())
        .isEqualTo(vision("gamma: 2 pixels { filters { type: FILTER_TYPE_CLAHE } }"));
    SettingTexts.set(settings, "pixels.filters", "median,clahe");
    assertThat(settings.getPixels().getFiltersCount()).isEqualTo(2);
    SettingTexts.set(settings, "filters", "");
    assertThat(settings.build()).isEqualTo(vision("gamma: 2"));
  }

  @Test
  void set_invalidText_isNamed_andChangesNothing() throws Exception {
    VisionSettings.Builder settings = vision("filters: 'median'").toBuilder();

    assertThatThrownBy(() -> SettingTexts.set(settings, "filters", "sepia"))
        .hasMessage(
            "vision.filters is \"sepia\": \"sepia\" is not a filter: allowed are gaussian, median,"
                + " bilateral, unsharp, clahe");
    assertThat(settings.build()).isEqualTo(vision("filters: 'median'"));
  }

  @Test
  void faults_sayWhatIsWrongAndWhatIsAllowed() throws Exception {
    assertThat(fault("filters: 'median' pixels { filters { type: FILTER_TYPE_CLAHE } }"))
        .isEqualTo("vision.filters is set beside vision.pixels.filters; set only the latter");
    assertThat(fault("pixels { filters { type: FILTER_TYPE_CLAHE strength: 21 } }"))
        .isEqualTo("vision.pixels.filters is invalid: clahe: 21.0 is not within 1 to 20");
  }

  @Test
  void faults_valueOfALaterVersion_isNamed() {
    VisionSettings.Builder later = VisionSettings.newBuilder();
    later.getModelOutputBuilder().setHeadValue(9);
    assertThat(fault(later.build()))
        .isEqualTo(
            "vision.model_output.head is number 9; it must be one of [yolox, yolox_decoded, yolov5,"
                + " yolov8, end_to_end]");
    later.clear().getPixelsBuilder().addFiltersBuilder().setTypeValue(9);
    assertThat(fault(later.build()))
        .isEqualTo(
            "vision.pixels.filters is invalid: a filter's type is missing or unknown: allowed are"
                + " gaussian, median, bilateral, unsharp, clahe");
  }

  @Test
  void hash_ofTexts_isThatOfEarlierVersions() throws Exception {
    CameraRegistration registration =
        CameraRegistration.newBuilder()
            .setCameraId("lobby")
            .setVision(vision("filters: 'median:3' white_balance: 'off' model_head: 'yolox'"))
            .build();

    assertThat(ConfigurationHash.of(registration)).isEqualTo("3e389de778306a88");
  }

  private static String fault(String text) throws Exception {
    return fault(vision(text));
  }

  private static String fault(VisionSettings vision) {
    return RegistrationRules.faultsOf(
            CameraRegistration.newBuilder().setCameraId("a").setVision(vision).build())
        .get(0)
        .toString();
  }

  private static VisionSettings vision(String text) throws TextFormat.ParseException {
    VisionSettings.Builder vision = VisionSettings.newBuilder();
    TextFormat.merge(text, vision);
    return vision.build();
  }
}
