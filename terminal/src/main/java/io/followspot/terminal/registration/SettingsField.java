package io.followspot.terminal.registration;

import com.google.protobuf.Descriptors.FieldDescriptor;
import io.followspot.protos.rules.SettingRules;
import io.followspot.protos.rules.SettingTexts;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.VisionSettings;
import io.followspot.terminal.CliException;
import java.util.List;

/** A setting of a registration by its name, as {@code tracking.min_hits}. */
public final class SettingsField {
  private SettingsField() {}

  /**
   * Sets a field.
   *
   * @param text {@code GROUP.FIELD=VALUE}
   * @throws CliException if there is no such field or the value is invalid
   */
  public static void set(CameraRegistration.Builder registration, String text) {
    int equals = text.indexOf('=');
    if (equals < 0) {
      throw unknown(text);
    }
    FieldDescriptor group = group(text);
    String name = name(text.substring(0, equals));
    String value = text.substring(equals + 1);
    if (isText(group, name)) {
      setText(registration.getVisionBuilder(), name, value);
      return;
    }
    FieldDescriptor field = field(group, name, text);
    registration.getFieldBuilder(group).setField(field, value(field, value, text));
  }

  /**
   * Resets a field to its default.
   *
   * @param text {@code GROUP.FIELD}
   * @throws CliException if there is no such field
   */
  public static void unset(CameraRegistration.Builder registration, String text) {
    FieldDescriptor group = group(text);
    if (isText(group, name(text))) {
      setText(registration.getVisionBuilder(), name(text), "");
    } else {
      registration.getFieldBuilder(group).clearField(field(group, name(text), text));
    }
  }

  /**
   * Sets a setting of {@code vision} whose text stands for a message.
   *
   * @param name as {@code filters} or {@code pixels.filters}
   * @param text empty for its default
   * @throws CliException if the text is invalid
   */
  public static void setText(VisionSettings.Builder vision, String name, String text) {
    try {
      SettingTexts.set(vision, name, text);
    } catch (IllegalArgumentException e) {
      throw new CliException(String.valueOf(e.getMessage()));
    }
  }

  private static boolean isText(FieldDescriptor group, String name) {
    return group.getName().equals("vision") && SettingTexts.isSetting(name);
  }

  /** What follows the group. */
  private static String name(String path) {
    return path.substring(path.indexOf('.') + 1);
  }

  private static FieldDescriptor group(String text) {
    int dot = text.indexOf('.');
    if (dot < 0 || !SettingRules.GROUPS.contains(text.substring(0, dot))) {
      throw unknown(text);
    }
    return CameraRegistration.getDescriptor().findFieldByName(text.substring(0, dot));
  }

  private static FieldDescriptor field(FieldDescriptor group, String name, String text) {
    FieldDescriptor field = group.getMessageType().findFieldByName(name);
    if (field == null || !isSimple(field)) {
      throw unknown(text);
    }
    return field;
  }

  private static boolean isSimple(FieldDescriptor field) {
    return !field.isRepeated()
        && switch (field.getJavaType()) {
          case INT, LONG, FLOAT, DOUBLE, BOOLEAN, STRING -> true;
          default -> false;
        };
  }

  private static Object value(FieldDescriptor field, String value, String text) {
    try {
      return switch (field.getJavaType()) {
        case INT -> Integer.parseInt(value);
        case LONG -> Long.parseLong(value);
        case FLOAT -> Float.parseFloat(value);
        case DOUBLE -> Double.parseDouble(value);
        case BOOLEAN -> bool(value);
        default -> value;
      };
    } catch (NumberFormatException e) {
      throw new CliException(
          "\""
              + text
              + "\": "
              + field.getName()
              + " must be "
              + typeName(field)
              + ", not "
              + value);
    }
  }

  private static boolean bool(String value) {
    if (!value.equals("true") && !value.equals("false")) {
      throw new NumberFormatException(value);
    }
    return value.equals("true");
  }

  private static String typeName(FieldDescriptor field) {
    return switch (field.getJavaType()) {
      case INT, LONG -> "a whole number";
      case BOOLEAN -> "true or false";
      case STRING -> "a text";
      default -> "a number";
    };
  }

  private static CliException unknown(String text) {
    List<String> names =
        SettingRules.GROUPS.stream()
            .flatMap(
                group ->
                    CameraRegistration.getDescriptor()
                        .findFieldByName(group)
                        .getMessageType()
                        .getFields()
                        .stream()
                        .filter(SettingsField::isSimple)
                        .map(field -> group + "." + field.getName()))
            .toList();
    return new CliException(
        "\"" + text + "\" is not a setting: allowed are " + String.join(", ", names));
  }
}
