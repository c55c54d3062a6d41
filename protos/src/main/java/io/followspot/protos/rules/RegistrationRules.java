package io.followspot.protos.rules;

import io.followspot.protos.Ids;
import io.followspot.protos.v1.CameraRegistration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Rules for registrations: command line and gateway warn by them, and the camera accepts or refuses
 * by them.
 */
public final class RegistrationRules {
  static final int MAX_NAME_CHARS = 128;
  private static final int MAX_SOURCE_CHARS = 1024;
  private static final int MAX_GROUPS = 8;
  private static final int MAX_GROUP_CHARS = 64;
  private static final long MIN_HISTORY_RETENTION_US = Duration.ofHours(1).toNanos() / 1_000;
  private static final long MAX_HISTORY_RETENTION_US = Duration.ofDays(3_650).toNanos() / 1_000;

  /** The part of a camera's state that a registration may use. */
  private static final int MAX_BYTES = 4 * 1024;

  private RegistrationRules() {}

  /**
   * All errors of a registration; empty if it is valid. Every error names its field and what is
   * allowed. No message contains a secret.
   */
  public static List<FieldError> faultsOf(CameraRegistration registration) {
    List<FieldError> faults = new ArrayList<>();
    String id = registration.getCameraId();
    if (!Ids.isName(id)) {
      faults.add(
          new FieldError(
              "camera_id", "is " + QuotedInput.of(id) + "; it must be " + Ids.NAME_RULE));
    }
    text("name", registration.getName(), MAX_NAME_CHARS, faults);
    if (text("source", registration.getSource(), MAX_SOURCE_CHARS, faults)
        && Credentials.areIn(registration.getSource())) {
      faults.add(
          new FieldError(
              "source",
              "contains credentials, which every client that may read cameras would see; give them"
                  + " to the publisher instead"));
    }
    groups(registration.getGroupsList(), faults);
    historyRetention(registration, faults);
    SettingRules.check(registration, faults);
    RegionRules.check(registration, faults);
    AlertRules.check(registration, faults);
    if (registration.hasSite()) {
      SiteRules.check(id, registration.getSite(), faults);
    }
    int bytes = registration.toBuilder().clearOrigin().build().getSerializedSize();
    if (bytes > MAX_BYTES) {
      faults.add(
          new FieldError(
              "registration",
              "takes "
                  + bytes
                  + " bytes; at most "
                  + MAX_BYTES
                  + " are allowed: use fewer zones, corners or shorter names"));
    }
    return faults;
  }

  private static void groups(List<String> groups, List<FieldError> faults) {
    if (groups.size() > MAX_GROUPS) {
      faults.add(
          new FieldError(
              "groups",
              "has " + groups.size() + " groups; at most " + MAX_GROUPS + " are allowed"));
    }
    for (int i = 0; i < groups.size(); i++) {
      String field = "groups[" + i + "]";
      String group = groups.get(i);
      if (group.isBlank()) {
        faults.add(new FieldError(field, "is empty; name the group or leave it out"));
      } else if (groups.indexOf(group) < i) {
        faults.add(
            new FieldError(field, "is " + QuotedInput.of(group) + " a second time; remove it"));
      } else {
        text(field, group, MAX_GROUP_CHARS, faults);
      }
    }
  }

  private static void historyRetention(CameraRegistration registration, List<FieldError> faults) {
    if (!registration.hasHistoryRetentionUs()) {
      return;
    }
    long us = registration.getHistoryRetentionUs();
    if (us < MIN_HISTORY_RETENTION_US || us > MAX_HISTORY_RETENTION_US) {
      faults.add(
          new FieldError(
              "history_retention_us",
              "is "
                  + us
                  + "; it must be within "
                  + MIN_HISTORY_RETENTION_US
                  + " (an hour) to "
                  + MAX_HISTORY_RETENTION_US
                  + " (ten years), or absent for the gateway's default"));
    }
  }

  /** Tells whether a text is printable and short enough; otherwise adds an error. */
  static boolean text(String field, String text, int maxChars, List<FieldError> faults) {
    if (text.length() > maxChars) {
      faults.add(
          new FieldError(
              field, "has " + text.length() + " characters; at most " + maxChars + " are allowed"));
      return false;
    }
    if (text.chars().anyMatch(Character::isISOControl)) {
      faults.add(new FieldError(field, "contains a control character; remove it"));
      return false;
    }
    return true;
  }
}
