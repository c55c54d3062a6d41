package io.followspot.protos.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.TextFormat;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.RelativePoint;
import io.followspot.protos.v1.Zone;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrationRulesTest {
  @Test
  void everySetting_hasItsRule_andEveryRuleItsSetting() {
    assertThat(SettingRules.RULES.keySet())
        .containsExactlyInAnyOrderElementsOf(SettingRules.fields().keySet());
  }

  @Test
  void faultsOf_nothingSaid_areNone() {
    assertThat(faultsOf("")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "groups: ['North wing', '北楼']",
        "history_retention_us: 3600000000",
        "history_retention_us: 315360000000000",
        "removed: true history_retention_us: 3600000000",
        "vision { analysis_height_px: 32 }",
        "vision { analysis_height_px: 180 min_area_fraction: 0.00001 max_frame_age_us: 10000 }",
        "vision { white_balance: 'grey_world' gamma: 10 tone_curve: '0:0, 255:128' }",
        "vision { filters: 'median:5,clahe, Gaussian:0.3,unsharp' processed_frames: 'on' }",
        "vision { detector: 'onnx' model: 'a.onnx' model_labels: 'car, truck' model_every: 1000 }",
        "vision { pixels { white_balance { grey_world: true } colour_matrix: [1, 0, 0, 0, 1, 0, 0,"
            + " 0, -10] tone_curve { } tone_curve { input: 255 output: 128 } } }",
        "vision { pixels { white_balance { white { red: 1 green: 255 blue: 9 } } } }",
        "vision { pixels { white_balance { } filters { type: FILTER_TYPE_MEDIAN strength: 5 }"
            + " filters { type: FILTER_TYPE_CLAHE } } filters: '' }",
        "vision { pixels { } model_output { } filters: 'median' model_labels: 'car' }",
        "vision { pixels { filters { type: FILTER_TYPE_MEDIAN } } tone_curve: '0:0' }",
        "vision { model_output { head: MODEL_HEAD_TYPE_YOLOV8 classes: ['fork lift', 'box']"
            + " labels: 'box' } }",
        "vision { model_output { labels: '*' } model_classes: 'box' }",
        "vision { model_output { labels: 'box' } model_classes: 'box' }",
        "vision { detector: 'none' embedding_model: 'osnet.onnx' model_overlap: 1 }",
        "tracking { min_score: 0 max_lost_us: 1 min_hits: 100 max_objects: 2000 }",
        "reporting { position_tolerance: 0 heartbeat_us: 0 }",
        "zones { zone_id: 'a' polygon {} polygon { x: 1 } polygon { y: 1 } inertia_frames: 1000 }",
        // A ring that repeats its first corner at its end, and a corner that is there twice.
        "zones { zone_id: 'a' polygon {} polygon { x: 1 } polygon { y: 1 } polygon {} }",
        "zones { zone_id: 'a' polygon {} polygon { x: 1 } polygon { x: 1 } polygon { y: 1 } }",
        "lines { line_id: 'a' start {} end { x: 0.001 } }",
        "site { site_id: 'hall' homography: [1, 0, 0, 0, 1, 0, 0, 0, 1] }",
        "site { site_id: 'hall' homography: [1, 0, 0, 0, 1, 0, 0, 0, 1] zones { zone_id: 'door'"
            + " corners {} corners { x_m: 2 } corners { y_m: 2 } } lines { line_id: 'gate' start {}"
            + " end { x_m: 2 } } }",
        "site { site_id: 'hall' points { picture {} floor {} } points { picture { x: 1 } floor {"
            + " x_m: 9 } } points { picture { y: 1 } floor { y_m: 9 } } points { picture { x: 1 y:"
            + " 1 } floor { x_m: 9 y_m: 9 } } }"
      })
  void faultsOf_whatIsAllowed_areNone(String text) {
    assertThat(faultsOf(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "camera_id: 'a b' | camera_id",
        "name: 'a\\000b' | name",
        "source: 'rtsp://me:pw@host/1' | source",
        "groups: ['1', '2', '3', '4', '5', '6', '7', '8', '9'] | groups",
        "groups: ['hall', 'yard', 'hall'] | groups[2]",
        "groups: ' ' | groups[0]",
        "history_retention_us: 0 | history_retention_us",
        "history_retention_us: 3599999999 | history_retention_us",
        "history_retention_us: 315360000000001 | history_retention_us",
        "groups: 'a\\000b' | groups[0]",
        "vision { detector: 'magic' } | vision.detector",
        "vision { detector: 'onnx' } | vision.model",
        "vision { model: 'a.onnx' } | vision.model",
        "vision { detector: 'onnx' model: '../a.onnx' } | vision.model",
        "vision { embedding_model: '/etc/passwd' } | vision.embedding_model",
        "vision { model_head: 'ssd' } | vision.model_head",
        "vision { model_every: 0 } | vision.model_every",
        "vision { model_min_score: nan } | vision.model_min_score",
        "vision { model_overlap: 0 } | vision.model_overlap",
        "vision { model_labels: 'person,unicorn' } | vision.model_labels",
        "vision { analysis_height_px: 31 } | vision.analysis_height_px",
        "vision { analysis_height_px: 181 } | vision.analysis_height_px",
        "vision { min_area_fraction: 0 } | vision.min_area_fraction",
        "vision { motion_compensation: 'x' } | vision.motion_compensation",
        "vision { max_frame_age_us: 9999 } | vision.max_frame_age_us",
        "vision { white_balance: '0,1,1' } | vision.white_balance",
        "vision { gamma: 0 } | vision.gamma",
        "vision { tone_curve: '9:0,9:1' } | vision.tone_curve",
        "vision { colour_matrix: '1,2' } | vision.colour_matrix",
        "vision { reference_colours: '1' } | vision.reference_colours",
        "vision { filters: 'sepia' } | vision.filters",
        "vision { filters: 'median:4' } | vision.filters",
        "vision { filters: 'median' pixels { filters { type: FILTER_TYPE_MEDIAN } } }"
            + " | vision.filters",
        "vision { model_head: 'yolox' model_output { head: MODEL_HEAD_TYPE_YOLOX } }"
            + " | vision.model_head",
        "vision { pixels { white_balance { white { red: 1 green: 1 } } } }"
            + " | vision.pixels.white_balance",
        "vision { pixels { white_balance { grey_world: true white { red: 1 green: 1 blue: 1 } } } }"
            + " | vision.pixels.white_balance",
        "vision { pixels { tone_curve { input: 9 } tone_curve { input: 9 } } }"
            + " | vision.pixels.tone_curve",
        "vision { pixels { tone_curve { output: 256 } } } | vision.pixels.tone_curve",
        "vision { pixels { colour_matrix: [1, 2] } } | vision.pixels.colour_matrix",
        "vision { pixels { colour_matrix: [1, 0, 0, 0, 1, 0, 0, 0, nan] } }"
            + " | vision.pixels.colour_matrix",
        "vision { pixels { reference_colours { red: 1 } } } | vision.pixels.reference_colours",
        "vision { pixels { filters { } } } | vision.pixels.filters",
        "vision { pixels { filters { type: FILTER_TYPE_MEDIAN strength: 4 } } }"
            + " | vision.pixels.filters",
        "vision { pixels { filters { type: FILTER_TYPE_GAUSSIAN strength: 5.1 } } }"
            + " | vision.pixels.filters",
        "vision { model_output { classes: ['a', 'a'] } } | vision.model_output.classes",
        "vision { model_output { classes: '*' } } | vision.model_output.classes",
        "vision { model_output { labels: ['*', 'car'] } } | vision.model_output.labels",
        "vision { model_output { labels: 'unicorn' } } | vision.model_output.labels",
        "vision { model_classes: 'box' model_output { labels: 'car' } }"
            + " | vision.model_output.labels",
        "vision { processed_frames: 'maybe' } | vision.processed_frames",
        "vision { processed_frames: 'on' detector: 'none' } | vision.processed_frames",
        "vision { processed_frames_per_s: inf } | vision.processed_frames_per_s",
        "tracking { min_score: 1.1 } | tracking.min_score",
        "tracking { max_lost_us: 0 } | tracking.max_lost_us",
        "tracking { min_hits: 101 } | tracking.min_hits",
        "tracking { max_objects: 0 } | tracking.max_objects",
        "tracking { max_objects: 2001 } | tracking.max_objects",
        "reporting { position_tolerance: -1 } | reporting.position_tolerance",
        "reporting { heartbeat_us: 3600000001 } | reporting.heartbeat_us",
        "zones { zone_id: '' polygon {} polygon { x: 1 } polygon { y: 1 } } | zones[0].zone_id",
        "zones { zone_id: 'a' polygon {} polygon { x: 1 } } | zones[0].polygon",
        "zones { zone_id: 'a' polygon {} polygon { x: 1 } polygon { y: nan } }"
            + " | zones[0].polygon[2].y",
        "zones { zone_id: 'a' polygon {} polygon { x: 1 } polygon { x: 0.5 } } | zones[0].polygon",
        "zones { zone_id: 'a' polygon {} polygon { x: 1 } polygon { y: 1 } inertia_frames: -1 }"
            + " | zones[0].inertia_frames",
        "lines { line_id: 'a' start {} } | lines[0].end",
        "lines { line_id: 'a' start {} end { x: 0.0001 } } | lines[0].end",
        "lines { line_id: 'a' start {} end { x: 1 } forward_name: 'in' backward_name: 'in' }"
            + " | lines[0].backward_name",
        "lines { line_id: 'a' start {} end { x: 1 } forward_name: 'backward' }"
            + " | lines[0].forward_name",
        "lines { line_id: 'a' start {} end { x: 1 } backward_name: 'a\\000b' }"
            + " | lines[0].backward_name",
        "lines { line_id: 'a' start {} end { x: 1 } } lines { line_id: 'a' start {} end { x: 1 } }"
            + " | lines[1].line_id",
        "site { site_id: 'hall' } | site.points",
        "site { site_id: 'hall' homography: [1, 0, 0, 0, 1, 0, 0, 0, 1] zones { zone_id: 'door'"
            + " corners {} corners { x_m: 2 } } } | site.zones[0].corners",
        "site { site_id: 'hall' homography: [1, 0, 0, 0, 1, 0, 0, 0, 1] zones { zone_id: 'door'"
            + " corners {} corners { x_m: 2 } corners { x_m: 4 } } } | site.zones[0].corners",
        "site { site_id: 'hall' homography: [1, 0, 0, 0, 1, 0, 0, 0, 1] zones { zone_id: 'door'"
            + " corners {} corners { x_m: nan } corners { y_m: 4 } } } | site.zones[0].corners[1]",
        "site { site_id: 'hall' homography: [1, 0, 0, 0, 1, 0, 0, 0, 1] lines { line_id: 'a' end {"
            + " x_m: 1 } } lines { line_id: 'a' end { x_m: 2 } } } | site.lines[1].line_id",
        "site { site_id: 'hall' homography: [1, 0, 0, 0, 1, 0, 0, 0, 1] lines { line_id: 'a' start"
            + " { x_m: 1 } end { x_m: 1 } } } | site.lines[0].end",
        "site { site_id: 'a b' homography: [1, 0, 0, 0, 1, 0, 0, 0, 1] } | site.site_id",
        "site { site_id: 'hall' homography: [1, 0, 0] } | site.homography",
        "site { site_id: 'hall' homography: [nan, 0, 0, 0, 1, 0, 0, 0, 1] } | site.homography",
        "site { site_id: 'hall' points { picture {} floor {} } } | site.points",
        "site { site_id: 'hall' points { picture {} floor {} } points { picture { x: 0.5 } floor {"
            + " x_m: 4 } } points { picture { x: 1 } floor { x_m: 9 y_m: 1 } } points { picture {"
            + " x: 1 y: 1 } floor { x_m: 9 y_m: 9 } } } | site.points",
        "site { site_id: 'hall' points { picture {} floor {} } points { picture { x: 2 } floor {"
            + " x_m: 9 } } points { picture { y: 1 } floor { y_m: 9 } } points { picture { x: 1 y:"
            + " 1 } floor { x_m: 9 y_m: 9 } } } | site.points[1].picture",
        "site { site_id: 'hall' homography: [1, 0, 0, 0, 1, 0, 0, 0, 1] links { to_camera_id: ''"
            + " exit {} exit { x_m: 1 } exit { y_m: 1 } entry {} entry { x_m: 1 } entry { y_m: 1 }"
            + " tolerance_us: 1 } } | site.links[0].to_camera_id",
      })
  void faultsOf_whatIsNotAllowed_nameTheField(String text, String field) {
    assertThat(faultsOf(text)).extracting(FieldError::field).containsExactly(field);
    assertThat(faultsOf(text).get(0).message()).isNotBlank().doesNotContain("pw@");
  }

  @Test
  void faultsOf_tooMuch_areNamed() {
    assertThat(faultsOf("name: '" + "x".repeat(129) + "'"))
        .singleElement()
        .asString()
        .contains("128");
    assertThat(faultsOf("source: '" + "x".repeat(1025) + "'"))
        .singleElement()
        .asString()
        .contains("1024");
    CameraRegistration.Builder many = CameraRegistration.newBuilder().setCameraId("a");
    for (int i = 0; i < RegionRules.MAX_REGIONS + 1; i++) {
      many.addZones(triangle("z" + i)).addLinesBuilder().setLineId("l" + i);
      many.getLinesBuilder(i).getEndBuilder().setX(1);
      many.getLinesBuilder(i).getStartBuilder();
    }
    assertThat(RegistrationRules.faultsOf(many.build()))
        .extracting(FieldError::field)
        .containsExactly("zones", "lines");
    assertThat(RegistrationRules.faultsOf(many.clearLines().clearZones().addZones(comb()).build()))
        .isEmpty();
    for (int i = 1; i < RegionRules.MAX_REGIONS; i++) {
      many.addZones(comb().toBuilder().setZoneId("c" + i));
    }
    assertThat(RegistrationRules.faultsOf(many.build()))
        .extracting(FieldError::field)
        .containsExactly("registration");
  }

  private static Zone triangle(String id) {
    return Zone.newBuilder()
        .setZoneId(id)
        .addPolygon(RelativePoint.newBuilder())
        .addPolygon(RelativePoint.newBuilder().setX(1))
        .addPolygon(RelativePoint.newBuilder().setX(1).setY(1))
        .build();
  }

  /** A polygon with the maximum number of corners. */
  private static Zone comb() {
    Zone.Builder zone = Zone.newBuilder().setZoneId("comb");
    for (int i = 0; i < 62; i++) {
      zone.addPolygonBuilder().setX((i + 1) / 64.0).setY(i % 2 == 0 ? 0.1 : 0.2);
    }
    zone.addPolygonBuilder().setX(0.99).setY(0.9);
    zone.addPolygonBuilder().setX(0.01).setY(0.9);
    return zone.build();
  }

  private static List<FieldError> faultsOf(String text) {
    CameraRegistration.Builder registration = CameraRegistration.newBuilder().setCameraId("a");
    try {
      TextFormat.merge(text.startsWith("camera_id") ? "" : text, registration);
    } catch (TextFormat.ParseException e) {
      throw new AssertionError(text, e);
    }
    if (text.startsWith("camera_id")) {
      registration.setCameraId("a b");
    }
    return RegistrationRules.faultsOf(registration.build());
  }
}
