package io.followspot.protos.rules;

import io.followspot.protos.Ids;
import io.followspot.protos.v1.CameraRegistration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a registration must obey: the one set of rules by which the command line and the gateway
 * warn, and by which the camera takes it or refuses.
 */
public final class RegistrationRules {
  static final int MAX_NAME_CHARS = 128;
  private static final int MAX_SOURCE_CHARS = 1024;

  /** The part of a camera's state that a registration may take. */
  private static final int MAX_BYTES = 4 * 1024;

  private RegistrationRules() {}

  /**
   * All that is wrong with a registration; empty if nothing is. Every fault names its field and
   * says what it takes. No message holds a secret.
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
    SettingRules.check(registration, faults);
    RegionRules.check(registration, faults);
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

  /** Tells whether people can read a text that is short enough; otherwise it is a fault. */
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
