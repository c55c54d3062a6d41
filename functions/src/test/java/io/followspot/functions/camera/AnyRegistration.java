package io.followspot.functions.camera;

import static java.util.Map.entry;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import com.google.protobuf.TextFormat;
import io.followspot.functions.Messages;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.RelativePoint;
import io.followspot.protos.v1.VisionSettings;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Registrations by chance, over all fields there are, sound or not. */
final class AnyRegistration {
  private static final List<String> TEXTS =
      List.of(
          "motion",
          "onnx",
          "none",
          "off",
          "on",
          "affine",
          "phase",
          "yolox",
          "yolov8",
          "person",
          "car, truck",
          "*",
          "forklift,pallet",
          "a.onnx",
          "../a.onnx",
          "x\0y",
          "grey_world",
          "200,210,190",
          "0,0,0",
          "1,2",
          "0:0,128:160,255:255",
          "255:0,0:255",
          "9:9",
          "1:2:3",
          "1,0,0,0,1,0,0,0,1",
          "1,0,0,0,1,0,0,0,11",
          "median:3,clahe:2",
          "median:4",
          "median",
          "bilateral:25, Gaussian",
          "unsharp:9",
          "a,b",
          ",",
          " ",
          "0x1p3,1e1,1d",
          "NaN,NaN,NaN",
          "90,80,70,60,50,40,30,20,10,10,20,30,40,50,60,70,80,90,10,20,30,40,50,60,70,80,90");

  private static final Map<String, List<String>> SUITED =
      Map.ofEntries(
          entry("detector", List.of("motion", "onnx", "none")),
          entry("motion_compensation", List.of("off", "affine", "phase")),
          entry("model", List.of("a.onnx")),
          entry("model_head", List.of("yolox", "yolov8")),
          entry("model_labels", List.of("*", "person", "car, truck")),
          entry("model_classes", List.of("person", "person,car,truck")),
          entry("embedding_model", List.of("a.onnx")),
          entry("motion_map", List.of("off", "on")),
          entry("echo", List.of("off", "cancel")),
          entry("processed_sound", List.of("off", "on")),
          entry("white_balance", List.of("off", "grey_world", "200,210,190")),
          entry("tone_curve", List.of("0:0,128:160,255:255")),
          entry("colour_matrix", List.of("1,0,0,0,1,0,0,0,1")),
          entry("reference_colours", List.of("1,2,3,4,5,6,7,8,9,".repeat(2) + "1,2,3,4,5,6,7,8,9")),
          entry("filters", List.of("median:3,clahe:2", "median")),
          entry("processed_frames", List.of("off", "on")));

  /** The messages of settings, sound or not, in the text format. */
  private static final Map<String, List<String>> TYPED =
      Map.of(
          "pixels",
          List.of(
              "white_balance { grey_world: true }",
              "white_balance { white { red: 200 green: 210 blue: 190 } }",
              "white_balance { white { red: 200 } }",
              "tone_curve { } tone_curve { input: 255 output: 128 }",
              "tone_curve { input: 255 } tone_curve { }",
              "colour_matrix: [1, 0, 0, 0, 1, 0, 0, 0, 1]",
              "colour_matrix: [1, 2]",
              "filters { type: FILTER_TYPE_MEDIAN strength: 5 } filters { type: FILTER_TYPE_CLAHE }",
              "filters { type: FILTER_TYPE_MEDIAN strength: 4 }",
              "filters { strength: 1 }",
              "reference_colours { red: 1 green: 2 blue: 3 }",
              ""),
          "model_output",
          List.of(
              "head: MODEL_HEAD_TYPE_YOLOV5 classes: ['person', 'box'] labels: 'box'",
              "head: MODEL_HEAD_TYPE_END_TO_END labels: '*'",
              "labels: 'unicorn'",
              "classes: ['a', 'a']",
              "labels: 'car'"));

  private static final double[] NUMBERS = {
    -1, 0, 1e-6, 1e-5, 0.01, 0.1, 0.3, 0.5, 0.63, 1, 1.5, 3, 10, 31, 32, 90, 100, 144, 180, 181,
    999, 1e3, 1e4, 1e6, 1e7, 6e8, 3.6e9, 8.64e10, 1e12
  };

  private final RandomGenerator random;

  AnyRegistration(RandomGenerator random) {
    this.random = random;
  }

  CameraRegistration next() {
    CameraRegistration.Builder registration = Messages.registration().toBuilder();
    registration.setName("x".repeat(chance(20) ? random.nextInt(200) : 5));
    if (chance(10)) {
      registration.setSource(chance(2) ? "rtsp://host:554/1" : "rtsp://me:secret@host/1");
    }
    for (String group : List.of("vision", "tracking", "reporting", "sound")) {
      settings(registration.getFieldBuilder(field(registration, group)));
    }
    for (int i = chance(3) ? random.nextInt(4) : 0; i > 0; i--) {
      zone(registration, i);
    }
    for (int i = chance(3) ? random.nextInt(4) : 0; i > 0; i--) {
      registration
          .addLinesBuilder()
          .setLineId(chance(30) ? "a" : "line" + i)
          .setStart(point())
          .setEnd(point());
    }
    return registration.build();
  }

  private void settings(Message.Builder settings) {
    List<FieldDescriptor> fields = settings.getDescriptorForType().getFields();
    if (settings instanceof VisionSettings.Builder vision && chance(5)) {
      vision.setDetector("onnx").setModel("a.onnx");
    }
    for (int n = random.nextInt(3); n > 0; n--) {
      FieldDescriptor field = fields.get(random.nextInt(fields.size()));
      double number = NUMBERS[random.nextInt(NUMBERS.length)];
      settings.setField(
          field,
          switch (field.getJavaType()) {
            case INT -> (int) number;
            case LONG -> (long) number;
            case DOUBLE -> chance(20) ? Double.NaN : number;
            case BOOLEAN -> random.nextBoolean();
            case MESSAGE -> typed(settings.newBuilderForField(field), field.getName());
            default -> text(field.getName());
          });
    }
  }

  private Message typed(Message.Builder message, String field) {
    List<String> texts = TYPED.get(field);
    try {
      TextFormat.merge(texts.get(random.nextInt(texts.size())), message);
    } catch (TextFormat.ParseException e) {
      throw new AssertionError(field, e);
    }
    return message.build();
  }

  /** Mostly one that suits the field. */
  private String text(String field) {
    List<String> suited = chance(3) ? TEXTS : SUITED.getOrDefault(field, TEXTS);
    return suited.get(random.nextInt(suited.size()));
  }

  private void zone(CameraRegistration.Builder registration, int i) {
    var zone = registration.addZonesBuilder().setZoneId(chance(30) ? "a" : "zone" + i);
    zone.setInertiaFrames(chance(10) ? random.nextInt(-5, 1_005) : random.nextInt(9));
    double middleX = random.nextDouble(0.4, 0.6);
    double middleY = random.nextDouble(0.4, 0.6);
    int corners = chance(10) ? random.nextInt(70) : 3 + random.nextInt(5);
    for (int c = 0; c < corners; c++) {
      double angle = 2 * Math.PI * c / corners;
      double radius = random.nextDouble(0.1, 0.45);
      zone.addPolygon(
          chance(30)
              ? point()
              : RelativePoint.newBuilder()
                  .setX(middleX + radius * Math.cos(angle))
                  .setY(middleY + radius * Math.sin(angle))
                  .build());
    }
  }

  private RelativePoint point() {
    double beyond = chance(20) ? 0.5 : 0;
    return RelativePoint.newBuilder()
        .setX(chance(5) ? random.nextInt(2) : random.nextDouble(-beyond, 1 + beyond))
        .setY(chance(5) ? random.nextInt(2) : random.nextDouble(-beyond, 1 + beyond))
        .build();
  }

  /** Once in so many times. */
  private boolean chance(int times) {
    return random.nextInt(times) == 0;
  }

  private static FieldDescriptor field(CameraRegistration.Builder registration, String name) {
    return registration.getDescriptorForType().findFieldByName(name);
  }
}
