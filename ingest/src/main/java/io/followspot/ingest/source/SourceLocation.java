package io.followspot.ingest.source;

import io.followspot.protos.rules.Credentials;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The location of a source. Its text contains no credentials: they are replaced by {@code ***}.
 *
 * @param kind the kind of source
 * @param raw as given, including credentials
 */
public record SourceLocation(Kind kind, String raw) {
  // At least two letters, so that C:\video.mp4 is a file.
  private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]+):.*");
  private static final Set<String> STREAMS = Set.of("rtsp", "rtsps", "http", "https");

  /** The kind of a source. */
  public enum Kind {
    /** A file or a folder. */
    FILE,
    /** The address of a stream. */
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
      return new SourceLocation(Kind.FILE, fileOf(text));
    }
    if (STREAMS.contains(scheme)) {
      // FFmpeg accepts protocol names in lower case only.
      return new SourceLocation(Kind.STREAM, scheme + text.substring(scheme.length()));
    }
    if (exists(text)) {
      // A file name may contain colons.
      return new SourceLocation(Kind.FILE, text);
    }
    throw new SourceException(
        "cannot read "
            + Credentials.redacted(text)
            + ": \""
            + scheme
            + ":\" is not supported; give a file, a folder of images, rtsp://, rtsps://, http://,"
            + " https:// or sim:lobby");
  }

  /** The path in a {@code file:} URL, in which percent signs may be unescaped. */
  private static String fileOf(String url) {
    String literal = url.replaceFirst("(?i)^file:(//(localhost(?=/))?)?", "");
    if (exists(literal)) {
      return literal;
    }
    try {
      String path = new URI("file:" + literal.replace(" ", "%20")).getPath();
      return path == null ? literal : path;
    } catch (URISyntaxException e) {
      return literal;
    }
  }

  private static boolean exists(String path) {
    try {
      return Files.exists(Path.of(path));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /** The form for FFmpeg, which would read a colon in a file's name as the end of a protocol. */
  String forFfmpeg() {
    return kind == Kind.FILE ? "file:" + raw : raw;
  }

  /**
   * Returns the path of a file.
   *
   * @throws SourceException if it is not a valid path
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
