package io.followspot.protos.rules;

import static java.util.Map.entry;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.ColourLevels;
import io.followspot.protos.v1.FilterSetting;
import io.followspot.protos.v1.ModelHeadType;
import io.followspot.protos.v1.ModelOutput;
import io.followspot.protos.v1.ToneCurvePoint;
import io.followspot.protos.v1.VisionSettings;
import io.followspot.protos.v1.WhiteBalance;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The rule of each setting, declared here only; a setting without one is refused. Tests hold the
 * comments of the messages and the OpenAPI document to it.
 */
public final class SettingRules {
  /** The groups of settings within a registration. */
  public static final List<String> GROUPS = List.of("vision", "tracking", "reporting", "sound");

  private static final long DAY_US = 86_400_000_000L;

  /** By group and field. */
  static final Map<String, Rule> RULES =
      Map.ofEntries(
          entry("vision.detector", Rule.oneOf("motion", "onnx", "none")),
          // The background of a larger picture does not fit into a state of 100 KB.
          entry("vision.analysis_height_px", Rule.within(32, 180)),
          entry("vision.min_area_fraction", Rule.within(0.000_01, 0.5)),
          entry("vision.shadow_rule", Rule.any()),
          entry("vision.motion_compensation", Rule.oneOf("off", "affine", "phase")),
          entry("vision.max_frame_age_us", Rule.within(10_000, DAY_US)),
          entry("vision.model", Rule.text(ModelRules::file)),
          entry("vision.model_head", Rule.oneOf(EnumWords.of(ModelHeadType.getDescriptor()))),
          entry("vision.model_every", Rule.within(1, 1_000)),
          entry("vision.model_on_motion", Rule.any()),
          entry("vision.model_min_score", Rule.within(0.01, 1.0)),
          entry("vision.model_overlap", Rule.within(0.01, 1.0)),
          entry("vision.model_labels", Rule.text(ModelTexts::labels)),
          entry("vision.model_classes", Rule.text(ModelTexts::classes)),
          entry("vision.embedding_model", Rule.text(ModelRules::file)),
          entry("vision.white_balance", Rule.text(PixelTexts::whiteBalance)),
          entry("vision.gamma", Rule.within(0.1, 10.0)),
          entry("vision.tone_curve", Rule.text(PixelTexts::toneCurve)),
          entry("vision.colour_matrix", Rule.text(PixelTexts::colourMatrix)),
          entry("vision.reference_colours", Rule.text(PixelTexts::referenceColours)),
          entry("vision.filters", Rule.text(PixelTexts::filters)),
          entry("vision.processed_frames", Rule.oneOf("off", "on")),
          entry("vision.processed_frames_per_s", Rule.within(0.01, 1_000.0)),
          entry("vision.motion_map", Rule.oneOf("off", "on")),
          entry("vision.motion_map_per_s", Rule.within(0.01, 1_000.0)),
          entry("vision.max_frame_bytes", Rule.within(1_024, 8 << 20)),
          entry("vision.max_frame_pixels", Rule.within(16 * 16, 8_192 * 4_320)),
          entry("vision.max_scans", Rule.within(1, 32)),
          entry("vision.contrast", Rule.within(1.0, 255.0)),
          entry("vision.learning_frames", Rule.within(2, 256)),
          entry("vision.absorb_frames", Rule.within(1, 255)),
          entry("vision.ghost_removal", Rule.any()),
          entry("vision.light_changes", Rule.any()),
          entry("vision.split_valley", Rule.within(0.0, 0.99)),
          entry("vision.colour_descriptor", Rule.any()),
          entry(
              "vision.pixels.white_balance",
              Rule.message(WhiteBalance.class, PixelRules::whiteBalance)),
          entry("vision.pixels.tone_curve", Rule.list(ToneCurvePoint.class, PixelRules::toneCurve)),
          entry("vision.pixels.colour_matrix", Rule.list(Double.class, PixelRules::colourMatrix)),
          entry(
              "vision.pixels.reference_colours",
              Rule.message(ColourLevels.class, PixelRules::referenceColours)),
          entry("vision.pixels.filters", Rule.list(FilterSetting.class, PixelRules::filters)),
          entry("vision.model_output.head", Rule.known(ModelHeadType.getDescriptor())),
          entry("vision.model_output.classes", Rule.list(String.class, ModelRules::classes)),
          entry("vision.model_output.labels", Rule.list(String.class, ModelRules::labels)),
          entry("tracking.min_score", Rule.within(0.0, 1.0)),
          entry("tracking.max_lost_us", Rule.within(1, 600_000_000)),
          entry("tracking.min_hits", Rule.within(1, 100)),
          entry("tracking.max_objects", Rule.within(1, 2_000)),
          entry("reporting.position_tolerance", Rule.within(0.0, 10.0)),
          entry("reporting.heartbeat_us", Rule.within(0, 3_600_000_000L)),
          entry("sound.echo", Rule.oneOf("cancel", "off")),
          entry("sound.noise_reduction_db", Rule.within(0.0, 30.0)),
          entry("sound.processed_sound", Rule.oneOf("off", "on")),
          entry("sound.levels_per_s", Rule.within(0.01, 50.0)),
          entry("sound.loud_db", Rule.within(3.0, 60.0)));

  private SettingRules() {}

  /**
   * The numbers that a setting may have.
   *
   * @param setting by group and field, as {@code vision.gamma}
   * @return empty if there is no such setting, or it is not a number
   */
  public static Optional<NumberRange> range(String setting) {
    return Optional.ofNullable(RULES.get(setting)).flatMap(Rule::range);
  }

  /**
   * The words that a setting may have.
   *
   * @param setting by group and field, as {@code vision.detector}
   * @return empty if there is no such setting, or it is not a choice
   */
  public static List<String> choices(String setting) {
    return Optional.ofNullable(RULES.get(setting)).map(Rule::choices).orElse(List.of());
  }

  /** Adds the errors of the settings. */
  static void check(CameraRegistration registration, List<FieldError> faults) {
    for (String name : GROUPS) {
      FieldDescriptor group = CameraRegistration.getDescriptor().findFieldByName(name);
      check(name, group, registration.getField(group), faults);
    }
    SettingTexts.checkForms(registration.getVision(), faults);
    checkTogether(registration.getVision(), faults);
  }

  /** All settings by group and field, as {@code vision.pixels.filters}. */
  static Map<String, FieldDescriptor> fields() {
    Map<String, FieldDescriptor> fields = new TreeMap<>();
    for (String name : GROUPS) {
      addFields(name, CameraRegistration.getDescriptor().findFieldByName(name), fields);
    }
    return fields;
  }

  private static void addFields(
      String path, FieldDescriptor field, Map<String, FieldDescriptor> fields) {
    if (isGroup(path, field)) {
      field
          .getMessageType()
          .getFields()
          .forEach(inner -> addFields(path + "." + inner.getName(), inner, fields));
    } else {
      fields.put(path, field);
    }
  }

  /** Whether rules are about the message's fields, not about the message. */
  private static boolean isGroup(String path, FieldDescriptor field) {
    return field.getJavaType() == FieldDescriptor.JavaType.MESSAGE
        && !field.isRepeated()
        && !RULES.containsKey(path);
  }

  private static void check(
      String path, FieldDescriptor field, Object value, List<FieldError> faults) {
    if (isGroup(path, field)) {
      ((Message) value)
          .getAllFields()
          .forEach((inner, set) -> check(path + "." + inner.getName(), inner, set, faults));
      return;
    }
    Optional.ofNullable(RULES.get(path))
        .map(rule -> rule.flaw(value))
        .orElse(Optional.of("cannot be set"))
        .ifPresent(flaw -> faults.add(new FieldError(path, flaw)));
  }

  /** Checks settings that depend on each other. */
  private static void checkTogether(VisionSettings vision, List<FieldError> faults) {
    boolean onnx = vision.getDetector().equals("onnx");
    if (onnx && vision.getModel().isEmpty()) {
      faults.add(new FieldError("vision.model", "is not set, but vision.detector is \"onnx\""));
    }
    if (!onnx && !vision.getModel().isEmpty()) {
      faults.add(
          new FieldError(
              "vision.model", "is set, but vision.detector is not \"onnx\"; set both or none"));
    }
    checkLabels(vision, faults);
    needsPictures(vision, "vision.processed_frames", vision.getProcessedFrames(), faults);
    needsPictures(vision, "vision.motion_map", vision.getMotionMap(), faults);
  }

  private static void checkLabels(VisionSettings vision, List<FieldError> faults) {
    ModelOutput output = SettingTexts.readable(vision).getModelOutput();
    boolean typed = vision.getModelOutput().getLabelsCount() > 0;
    ModelRules.unknownLabel(output)
        .ifPresent(
            label ->
                faults.add(
                    new FieldError(
                        typed ? "vision.model_output.labels" : "vision.model_labels",
                        "has "
                            + QuotedInput.of(label)
                            + ", which is not a class of the model; "
                            + (output.getClassesCount() == 0
                                ? "without "
                                    + classes(typed)
                                    + " they are those of COCO, for example person, car"
                                : "they are named in " + classes(typed)))));
  }

  private static String classes(boolean typed) {
    return typed ? "vision.model_output.classes" : "vision.model_classes";
  }

  private static void needsPictures(
      VisionSettings vision, String field, String choice, List<FieldError> faults) {
    if (choice.equals("on") && vision.getDetector().equals("none")) {
      faults.add(
          new FieldError(
              field, "is \"on\", but with vision.detector \"none\" no frames are processed"));
    }
  }
}
