package io.followspot.protos;

import java.util.regex.Pattern;

/**
 * The format of ids. All of them can be used in a URL's path and in a file's name without escaping.
 *
 * <p>A track id is {@code CAMERA.EPOCH.ORDINAL}, as in {@code lobby.1.42}: the 42nd track of the
 * first registration of the camera {@code lobby}.
 */
public final class Ids {
  /** The regular expression of a camera, zone or line id. */
  public static final String NAME_PATTERN = "[A-Za-z0-9][A-Za-z0-9_-]{0,63}";

  /** The regular expression of a track id. */
  public static final String TRACK_PATTERN = NAME_PATTERN + "\\.[1-9][0-9]{0,8}\\.[1-9][0-9]{0,17}";

  private static final Pattern NAME = Pattern.compile(NAME_PATTERN);
  private static final Pattern TRACK = Pattern.compile(TRACK_PATTERN);
  private static final Pattern GLOBAL = Pattern.compile(NAME_PATTERN + "\\.[1-9][0-9]{0,17}");

  /** What the id of an identity across cameras may look like, for messages to people. */
  public static final String GLOBAL_RULE = "SITE.ORDINAL, as in hall.7";

  /** The format of a camera, zone or line id, for messages. */
  public static final String NAME_RULE =
      "1 to 64 letters, digits, '_' or '-', beginning with a letter or digit";

  /** The format of a track id, for messages. */
  public static final String TRACK_RULE = "CAMERA.EPOCH.ORDINAL, as in lobby.1.42";

  private Ids() {}

  /** Tells whether the text may be the id of a camera, a zone or a line. */
  public static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  /** Tells whether the text may be the id of a track. */
  public static boolean isTrackId(String text) {
    return TRACK.matcher(text).matches();
  }

  /** Tells whether the text may be the id of an identity across cameras. */
  public static boolean isGlobalId(String text) {
    return GLOBAL.matcher(text).matches();
  }

  /**
   * Returns the site that an identity belongs to.
   *
   * @throws IllegalArgumentException if the text is not an identity's id
   */
  public static String siteOf(String globalId) {
    if (!isGlobalId(globalId)) {
      throw new IllegalArgumentException(
          "\"" + globalId + "\" is not a valid global id: the format is " + GLOBAL_RULE);
    }
    return globalId.substring(0, globalId.indexOf('.'));
  }

  /**
   * Returns the id of a camera's track.
   *
   * @param cameraId the camera
   * @param epoch how many times the camera was added, from 1
   * @param ordinal the track's number within the epoch, from 1
   * @throws IllegalArgumentException if one of them cannot be part of an id
   */
  public static String trackId(String cameraId, int epoch, long ordinal) {
    if (!isName(cameraId) || epoch < 1 || ordinal < 1) {
      throw new IllegalArgumentException(
          "invalid camera id for a track id: \""
              + cameraId
              + "\", epoch "
              + epoch
              + ", ordinal "
              + ordinal);
    }
    return cameraId + "." + epoch + "." + ordinal;
  }

  /**
   * Returns the camera that a track belongs to.
   *
   * @throws IllegalArgumentException if the text is not a track id
   */
  public static String cameraOf(String trackId) {
    if (!isTrackId(trackId)) {
      throw new IllegalArgumentException(
          "\"" + trackId + "\" is not a valid track id: the format is " + TRACK_RULE);
    }
    return trackId.substring(0, trackId.indexOf('.'));
  }
}
