package io.followspot.cli.camera;

import io.followspot.protos.rules.Credentials;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.terminal.CliException;
import io.followspot.terminal.registration.RegionParser;
import io.followspot.terminal.registration.SettingsField;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that describe a camera. */
final class RegistrationOptions {
  @Option(names = "--name", paramLabel = "TEXT", description = "Display name.")
  private @Nullable String name;

  @Option(
      names = "--source",
      paramLabel = "FILE|URL",
      description = "Where its frames come from, for information only; credentials are removed.")
  private @Nullable String source;

  @Option(
      names = "--group",
      paramLabel = "TEXT",
      description =
          "A group that people sort cameras by, for example \"North wing\"; repeat it for more. An"
              + " empty text takes the camera out of all.")
  private List<String> groups = List.of();

  @Option(
      names = "--history-retention",
      paramLabel = "DURATION",
      description =
          "How long the gateway keeps the history of the camera, an hour (PT1H) to ten years"
              + " (P3650D); an empty text means as long as FOLLOWSPOT_STORE_RETENTION says.")
  private @Nullable String historyRetention;

  @Option(
      names = "--detector",
      paramLabel = "NAME",
      description = "motion, onnx or none (detections are published by another program).")
  private @Nullable String detector;

  @Option(
      names = "--zone",
      paramLabel = "NAME=x,y;x,y;...",
      description = "A zone: three or more corners, 0,0 is the top left and 1,1 the bottom right.")
  private List<String> zones = List.of();

  @Option(
      names = "--line",
      paramLabel = "NAME=x,y;x,y[;IN/OUT]",
      description =
          "A line to count crossings, from its start to its end, and what its directions are"
              + " called.")
  private List<String> lines = List.of();

  @Option(
      names = "--set",
      paramLabel = "FIELD=VALUE",
      description =
          "Any other setting, for example tracking.min_hits=5; an unknown name lists all settings.")
  private List<String> settings = List.of();

  @Option(
      names = "--unset",
      paramLabel = "FIELD",
      description = "Reset a setting to its default, for example tracking.min_hits.")
  private List<String> unset = List.of();

  boolean hasDetector() {
    return detector != null;
  }

  /**
   * Applies the options to a registration; given groups, zones and lines replace all previous ones.
   *
   * @throws io.followspot.terminal.CliException if an option is invalid
   */
  CameraRegistration applyTo(CameraRegistration before) {
    CameraRegistration.Builder registration = before.toBuilder();
    if (name != null) {
      registration.setName(name);
    }
    if (source != null) {
      registration.setSource(Credentials.redacted(source));
    }
    if (!groups.isEmpty()) {
      registration.clearGroups();
      groups.stream().filter(group -> !group.isBlank()).forEach(registration::addGroups);
    }
    if (historyRetention != null) {
      setHistoryRetention(historyRetention, registration);
    }
    if (detector != null) {
      registration.getVisionBuilder().setDetector(detector);
    }
    if (!zones.isEmpty()) {
      registration.clearZones();
      zones.forEach(zone -> registration.addZones(RegionParser.zone(zone)));
    }
    if (!lines.isEmpty()) {
      registration.clearLines();
      lines.forEach(line -> registration.addLines(RegionParser.line(line)));
    }
    unset.forEach(field -> SettingsField.unset(registration, field));
    settings.forEach(setting -> SettingsField.set(registration, setting));
    return registration.build();
  }

  private static void setHistoryRetention(String text, CameraRegistration.Builder registration) {
    if (text.isBlank()) {
      registration.clearHistoryRetentionUs();
      return;
    }
    try {
      registration.setHistoryRetentionUs(TimeUnit.MICROSECONDS.convert(Duration.parse(text)));
    } catch (DateTimeParseException e) {
      throw new CliException(
          "invalid --history-retention "
              + text
              + ": it must be a duration such as P7D for a week or PT12H for half a day");
    }
  }
}
