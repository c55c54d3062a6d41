package io.followspot.ingest.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Identifies a source and its options: equal fingerprints mean equal frames. */
public final class SourceFingerprint {
  private static final int LENGTH = 16;

  private SourceFingerprint() {}

  /** Sixteen hexadecimal digits; credentials of the location are not part of the hash. */
  public static String of(SourceLocation location, SourceOptions options) {
    String text = location + " " + version(location) + " " + options;
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform provides SHA-256", e);
    }
  }

  /** A rewritten file is a different source. */
  private static String version(SourceLocation location) {
    if (location.kind() != SourceLocation.Kind.FILE) {
      return "";
    }
    Path path = location.path().toAbsolutePath();
    try {
      return Files.exists(path)
          ? path + " " + Files.size(path) + " " + Files.getLastModifiedTime(path)
          : path.toString();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
  }
}
