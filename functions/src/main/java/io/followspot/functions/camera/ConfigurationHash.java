package io.followspot.functions.camera;

import io.followspot.functions.DeterministicBytes;
import io.followspot.protos.v1.CameraRegistration;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names a configuration by its content. */
final class ConfigurationHash {
  private static final int BYTES = 8;

  private ConfigurationHash() {}

  /** Returns 16 hexadecimal digits; when and by which record it came does not count. */
  static String of(CameraRegistration registration) {
    byte[] content =
        DeterministicBytes.of(registration.toBuilder().clearRegisteredAtUs().clearOrigin().build());
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
      return HexFormat.of().formatHex(hash, 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
