package io.followspot.protos.rules;

import static java.util.Map.entry;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.VisionSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
          entry("vision.model", Rule.text(ModelTexts::file)),
          entry(
              "vision.model_head",
              Rule.oneOf("yolox", "yolox_decoded", "yolov5", "yolov8", "end_to_end")),
          entry("vision.model_every", Rule.within(1, 1_000)),
          entry("vision.model_on_motion", Rule.any()),
          entry("vision.model_min_score", Rule.within(0.01, 1.0)),
          entry("vision.model_overlap", Rule.within(0.01, 1.0)),
          entry("vision.model_labels", Rule.text(ModelTexts::labels)),
          entry("vision.model_classes", Rule.text(ModelTexts::classes)),
          entry("vision.embedding_model", Rule.text(ModelTexts::file)),
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
      Message settings = (Message) registration.getField(group);
      settings
          .getAllFields()
          .forEach((field, value) -> check(name + "." + field.getName(), value, faults));
    }
    checkTogether(registration.getVision(), faults);
  }

  private static void check(String field, Object value, List<FieldError> faults) {
    Optional.ofNullable(RULES.get(field))
        .map(rule -> rule.flaw(value))
        .orElse(Optional.of("cannot be set"))
        .ifPresent(flaw -> faults.add(new FieldError(field, flaw)));
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
    ModelTexts.unknownLabel(vision)
        .ifPresent(
            label ->
                faults.add(
                    new FieldError(
                        "vision.model_labels",
                        "has "
                            + QuotedInput.of(label)
                            + ", which is not a class of the model; "
                            + (vision.getModelClasses().isEmpty()
                                ? "without vision.model_classes they are those of COCO, for example"
                                    + " person, car"
                                : "they are named in vision.model_classes"))));
    needsPictures(vision, "vision.processed_frames", vision.getProcessedFrames(), faults);
    needsPictures(vision, "vision.motion_map", vision.getMotionMap(), faults);
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
