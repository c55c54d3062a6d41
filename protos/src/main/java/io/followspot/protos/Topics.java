package io.followspot.protos;

import java.util.List;

/** The Kafka topics of Followspot. Every record's key is the id that the comment names. */
public final class Topics {
  /** {@code Frame}, by camera id. */
  public static final String FRAMES = "followspot.frames";

  /** {@code Detections}, by camera id. */
  public static final String DETECTIONS = "followspot.detections";

  /** {@code CameraRegistration}, by camera id, compacted. */
  public static final String CAMERAS = "followspot.cameras";

  /** {@code TrackQuery}, by track id. */
  public static final String TRACK_QUERIES = "followspot.track-queries";

  /** {@code TrackEvent}, by camera id, exactly once. */
  public static final String TRACK_EVENTS = "followspot.track-events";

  /** {@code TrackPosition}, by camera id, at least once. */
  public static final String TRACK_POSITIONS = "followspot.track-positions";

  /** {@code TrackReply}, by correlation id, at least once. */
  public static final String TRACK_REPLIES = "followspot.track-replies";

  /** {@code CameraEvent}, by camera id, exactly once. */
  public static final String CAMERA_EVENTS = "followspot.camera-events";

  /** {@code ProcessedFrame}, by camera id, at least once; only of cameras that ask for it. */
  public static final String PROCESSED_FRAMES = "followspot.processed-frames";

  /** {@code MotionMap}, by camera id, at least once; only of cameras that ask for it. */
  public static final String MOTION_MAPS = "followspot.motion-maps";

  /** {@code IdentityEvent}, by site id, exactly once. */
  public static final String IDENTITY_EVENTS = "followspot.identity-events";

  /** {@code IdentityQuery}, by global id. */
  public static final String IDENTITY_QUERIES = "followspot.identity-queries";

  /** {@code IdentityReply}, by correlation id, at least once. */
  public static final String IDENTITY_REPLIES = "followspot.identity-replies";

  /** {@code SitePositions}, by site id, at least once. */
  public static final String SITE_POSITIONS = "followspot.site-positions";

  /** {@code Sound}, by camera id. */
  public static final String SOUND = "followspot.sound";

  /** {@code SoundEvent}, by camera id, exactly once. */
  public static final String SOUND_EVENTS = "followspot.sound-events";

  /** {@code SoundLevels}, by camera id, at least once. */
  public static final String SOUND_LEVELS = "followspot.sound-levels";

  /** {@code ProcessedSound}, by camera id, at least once; only of cameras that ask for it. */
  public static final String PROCESSED_SOUND = "followspot.processed-sound";

  /**
   * {@code AlertEvent}, by camera id, exactly once; those of the gateway at least once, under the
   * same id.
   */
  public static final String ALERTS = "followspot.alerts";

  /** {@code Rejection}, by camera id where one is known. */
  public static final String REJECTED = "followspot.rejected";

  /** Every topic. */
  public static final List<String> ALL =
      List.of(
          FRAMES,
          DETECTIONS,
          CAMERAS,
          TRACK_QUERIES,
          TRACK_EVENTS,
          TRACK_POSITIONS,
          TRACK_REPLIES,
          CAMERA_EVENTS,
          PROCESSED_FRAMES,
          MOTION_MAPS,
          IDENTITY_EVENTS,
          IDENTITY_QUERIES,
          IDENTITY_REPLIES,
          SITE_POSITIONS,
          SOUND,
          SOUND_EVENTS,
          SOUND_LEVELS,
          PROCESSED_SOUND,
          ALERTS,
          REJECTED);

  private Topics() {}
}
