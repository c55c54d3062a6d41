package io.followspot.protos.rules;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.followspot.protos.v1.VisionSettings;
import io.followspot.protos.v1.VisionSettingsOrBuilder;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Settings of {@code vision} that are a text in old registrations and on the command line, and a
 * message otherwise. Texts are turned into messages here only; a registration is stored, and its
 * configuration hashed, as it was sent.
 */
public final class SettingTexts {
  private static final List<SettingText> ALL =
      List.of(
          of("white_balance", "pixels.white_balance", PixelTexts::whiteBalance),
          of("tone_curve", "pixels.tone_curve", PixelTexts::toneCurve),
          of("colour_matrix", "pixels.colour_matrix", PixelTexts::colourMatrix),
          of("reference_colours", "pixels.reference_colours", PixelTexts::referenceColours),
          of("filters", "pixels.filters", PixelTexts::filters),
          of("model_head", "model_output.head", ModelTexts::head),
          of("model_classes", "model_output.classes", ModelTexts::classes),
          of("model_labels", "model_output.labels", ModelTexts::labels));

  /**
   * A setting in both forms.
   *
   * @param text the field of the text
   * @param group the message that has the typed field
   * @param typed the typed field
   * @param reader throws {@link IllegalArgumentException}, saying what is wrong
   */
  private record SettingText(
      FieldDescriptor text,
      FieldDescriptor group,
      FieldDescriptor typed,
      Function<String, ?> reader) {
    String read(VisionSettingsOrBuilder settings) {
      return (String) settings.getField(text);
    }

    boolean isTyped(VisionSettings.Builder settings) {
      return ((Message) settings.getField(group)).getAllFields().containsKey(typed);
    }

    void set(VisionSettings.Builder settings, String value) {
      settings.getFieldBuilder(group).setField(typed, reader.apply(value));
      settings.clearField(text);
    }

    void clear(VisionSettings.Builder settings) {
      settings.clearField(text);
      if (settings.hasField(group)) {
        Message.Builder inner = settings.getFieldBuilder(group).clearField(typed);
        if (inner.build().equals(inner.getDefaultInstanceForType())) {
          settings.clearField(group);
        }
      }
    }

    String typedName() {
      return group.getName() + "." + typed.getName();
    }
  }

  private SettingTexts() {}

  /**
   * The settings with all texts turned into messages; a message that is there stays.
   *
   * @throws IllegalArgumentException if a text is invalid
   */
  public static VisionSettings typed(VisionSettings settings) {
    if (ALL.stream().allMatch(setting -> setting.read(settings).isEmpty())) {
      return settings;
    }
    VisionSettings.Builder typed = settings.toBuilder();
    for (SettingText setting : ALL) {
      String text = setting.read(typed);
      if (!text.isBlank() && !setting.isTyped(typed)) {
        setting.set(typed, text);
      }
      typed.clearField(setting.text());
    }
    return typed.build();
  }

  /** The same, without texts that are invalid. */
  static VisionSettings readable(VisionSettings settings) {
    VisionSettings.Builder readable = settings.toBuilder();
    for (SettingText setting : ALL) {
      if (flaw(setting, setting.read(readable)).isPresent()) {
        readable.clearField(setting.text());
      }
    }
    return typed(readable.build());
  }

  /** Whether there is such a setting, as {@code filters} or {@code pixels.filters}. */
  public static boolean isSetting(String name) {
    return find(name).isPresent();
  }

  /**
   * Sets a setting by its text; an empty one resets it to its default. The text is not kept.
   *
   * @param name as {@code filters} or {@code pixels.filters}
   * @throws IllegalArgumentException if the text is invalid; the message names the setting
   */
  public static void set(VisionSettings.Builder settings, String name, String text) {
    SettingText setting = find(name).orElseThrow();
    flaw(setting, text)
        .ifPresent(
            flaw -> {
              throw new IllegalArgumentException(new FieldError("vision." + name, flaw).toString());
            });
    setting.clear(settings);
    if (!text.isEmpty()) {
      setting.set(settings, text);
    }
  }

  /** Adds an error for each setting that is there in both forms. */
  static void checkForms(VisionSettings vision, List<FieldError> faults) {
    VisionSettings.Builder settings = vision.toBuilder();
    for (SettingText setting : ALL) {
      if (!setting.read(settings).isEmpty() && setting.isTyped(settings)) {
        faults.add(
            new FieldError(
                "vision." + setting.text().getName(),
                "is set beside vision." + setting.typedName() + "; set only the latter"));
      }
    }
  }

  private static Optional<String> flaw(SettingText setting, String text) {
    return text.isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(SettingRules.RULES.get("vision." + setting.text().getName()))
            .flatMap(rule -> rule.flaw(text));
  }

  private static Optional<SettingText> find(String name) {
    return ALL.stream()
        .filter(
            setting -> setting.text().getName().equals(name) || setting.typedName().equals(name))
        .findFirst();
  }

  private static SettingText of(String text, String typed, Function<String, ?> reader) {
    Descriptor vision = VisionSettings.getDescriptor();
    String[] path = typed.split("\\.", -1);
    FieldDescriptor group = vision.findFieldByName(path[0]);
    return new SettingText(
        vision.findFieldByName(text),
        group,
        group.getMessageType().findFieldByName(path[1]),
        reader);
  }
}
