package io.followspot.ingest.source;

import io.followspot.protos.rules.Credentials;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a source is. Its text holds no credentials: they are replaced by {@code ***}.
 *
 * @param kind what is to be found there
 * @param raw as given, including credentials
 */
public record SourceLocation(Kind kind, String raw) {
  // Two letters at least, so that C:\video.mp4 stays a file.
  private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]+):.*");
  private static final Set<String> STREAMS = Set.of("rtsp", "rtsps", "http", "https");

  /** What a source is. */
  public enum Kind {
    /** A file or a folder. */
    FILE,
    /** An address that is asked for a stream. */
    STREAM,
    /** A simulated scene. */
    SCENE
  }

  /**
   * Reads a path, a URL or {@code sim:PRESET}.
   *
   * @throws SourceException if its kind is not supported
   */
  public static SourceLocation parse(String text) {
    Matcher matcher = SCHEME.matcher(text);
    if (!matcher.matches()) {
      return new SourceLocation(Kind.FILE, text);
    }
    String scheme = matcher.group(1).toLowerCase(Locale.ROOT);
    if (scheme.equals("sim")) {
      return new SourceLocation(Kind.SCENE, text);
    }
    if (scheme.equals("file")) {
      return new SourceLocation(Kind.FILE, text.replaceFirst("(?i)^file:(//)?", ""));
    }
    if (STREAMS.contains(scheme)) {
      return new SourceLocation(Kind.STREAM, text);
    }
    throw new SourceException(
        "cannot read "
            + Credentials.redacted(text)
            + ": \""
            + scheme
            + ":\" is not supported; give a file, a folder of images, rtsp://, rtsps://, http://,"
            + " https:// or sim:lobby");
  }

  /**
   * Returns the path of a file.
   *
   * @throws SourceException if it can be none
   */
  Path path() {
    try {
      return Path.of(raw);
    } catch (InvalidPathException e) {
      throw new SourceException("\"" + raw + "\" is not a valid path: " + e.getReason(), e);
    }
  }

  @Override
  public String toString() {
    return Credentials.redacted(raw);
  }
}
