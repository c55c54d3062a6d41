package io.followspot.protos.rules;

import com.google.protobuf.CodedOutputStream;
import io.followspot.protos.v1.CameraRegistration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Identifies a configuration by its content. */
public final class ConfigurationHash {
  private static final int BYTES = 8;

  private ConfigurationHash() {}

  /**
   * Returns 16 hexadecimal digits. Time and origin of the registration do not count, nor does a
   * reset.
   */
  public static String of(CameraRegistration registration) {
    CameraRegistration content =
        registration.toBuilder().clearRegisteredAtUs().clearStreamResetAtUs().clearOrigin().build();
    byte[] bytes = new byte[content.getSerializedSize()];
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    out.useDeterministicSerialization();
    try {
      content.writeTo(out);
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(hash, 0, BYTES);
    } catch (IOException e) {
      throw new UncheckedIOException("an array of the message's own size is too small", e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
