package io.followspot.functions.camera;

import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.ReportingSettings;
import io.followspot.protos.v1.TrackingSettings;
import io.followspot.protos.v1.VisionSettings;
import io.followspot.tracking.life.ReportingConfig;
import io.followspot.tracking.tracker.TrackerConfig;
import io.followspot.vision.VisionConfig;
import io.followspot.vision.compensation.CompensationMode;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a registration asks for, checked and with the defaults filled in.
 *
 * @param wantsPictures whether frames are looked at; otherwise only detections count
 * @param vision how pixels become detections
 * @param processedFrames whether and how often frames are shown as they were analysed
 * @param maxFrameAgeUs frames that are older when their turn comes are not looked at
 * @param tracker how detections become tracks
 * @param reporting how often tracks are told
 * @param regions what tracks enter, leave and cross
 */
record CameraConfiguration(
    boolean wantsPictures,
    VisionConfig vision,
    ProcessedFrames processedFrames,
    long maxFrameAgeUs,
    TrackerConfig tracker,
    ReportingConfig reporting,
    Regions regions) {
  /** The part of a camera's state that a registration may take. */
  private static final int MAX_BYTES = 16 * 1024;

  private static final int MIN_ANALYSIS_PX = 32;

  /** The background of a larger picture does not fit a state of 100 KB. */
  private static final int MAX_ANALYSIS_PX = 180;

  private static final int MAX_NAME_CHARS = 128;
  private static final int MAX_SOURCE_CHARS = 1024;
  private static final List<String> DETECTORS = List.of("motion", "onnx", "none");
  private static final List<String> COMPENSATIONS = List.of("off", "affine", "phase");
  private static final Pattern CREDENTIALS = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://[^/]*@.*");

  /**
   * Reads a registration.
   *
   * @throws InvalidRegistrationException if a field is out of its range; the message names it
   */
  static CameraConfiguration of(CameraRegistration registration)
      throws InvalidRegistrationException {
    checkTexts(registration);
    Limits.within(
        "the registration's size in bytes", registration.getSerializedSize(), 0, MAX_BYTES);
    String detector =
        Limits.oneOf("vision.detector", registration.getVision().getDetector(), DETECTORS);
    return new CameraConfiguration(
        !detector.equals("none"),
        vision(registration.getVision()),
        ProcessedFrames.of(registration.getVision()),
        maxFrameAgeUs(registration.getVision()),
        tracker(registration.getTracking()),
        reporting(registration.getReporting()),
        Regions.of(registration));
  }

  /** Refuses a registration that can not be applied, as {@link #of} does. */
  static void check(CameraRegistration registration) throws InvalidRegistrationException {
    of(registration);
  }

  private static void checkTexts(CameraRegistration registration)
      throws InvalidRegistrationException {
    Limits.within("name's length", registration.getName().length(), 0, MAX_NAME_CHARS);
    Limits.within("source's length", registration.getSource().length(), 0, MAX_SOURCE_CHARS);
    if (CREDENTIALS.matcher(registration.getSource()).matches()) {
      throw new InvalidRegistrationException(
          "source", "holds credentials, which everybody could read; leave them out");
    }
  }

  private static VisionConfig vision(VisionSettings settings) throws InvalidRegistrationException {
    String compensation =
        Limits.oneOf("vision.motion_compensation", settings.getMotionCompensation(), COMPENSATIONS);
    VisionConfig config =
        VisionConfig.DEFAULT
            .withPixels(PixelSettings.of(settings))
            .withCompensation(CompensationMode.valueOf(compensation.toUpperCase(Locale.ROOT)))
            .withNetworks(NetworkSettings.of(settings));
    if (settings.hasAnalysisHeightPx()) {
      config =
          config.withAnalysisHeightPx(
              (int)
                  Limits.within(
                      "vision.analysis_height_px",
                      settings.getAnalysisHeightPx(),
                      MIN_ANALYSIS_PX,
                      MAX_ANALYSIS_PX));
    }
    if (settings.hasMinAreaFraction()) {
      config =
          config.withMinAreaFraction(
              Limits.within(
                  "vision.min_area_fraction", settings.getMinAreaFraction(), 0.000_01, 0.5));
    }
    return settings.hasShadowRule() ? config.withShadowRule(settings.getShadowRule()) : config;
  }

  private static long maxFrameAgeUs(VisionSettings settings) throws InvalidRegistrationException {
    return settings.hasMaxFrameAgeUs()
        ? Limits.within(
            "vision.max_frame_age_us", settings.getMaxFrameAgeUs(), 10_000, 86_400_000_000L)
        : Long.MAX_VALUE;
  }

  private static TrackerConfig tracker(TrackingSettings settings)
      throws InvalidRegistrationException {
    TrackerConfig config = TrackerConfig.DEFAULT;
    if (settings.hasMinScore()) {
      config =
          config.withMinScore(Limits.within("tracking.min_score", settings.getMinScore(), 0, 1));
    }
    if (settings.hasMaxLostUs()) {
      config =
          config.withMaxLostUs(
              Limits.within("tracking.max_lost_us", settings.getMaxLostUs(), 1, 600_000_000));
    }
    if (settings.hasMinHits()) {
      config =
          config.withMinHits(
              (int) Limits.within("tracking.min_hits", settings.getMinHits(), 1, 100));
    }
    return config;
  }

  private static ReportingConfig reporting(ReportingSettings settings)
      throws InvalidRegistrationException {
    ReportingConfig byDefault = ReportingConfig.DEFAULT;
    double tolerance =
        settings.hasPositionTolerance()
            ? settings.getPositionTolerance()
            : byDefault.positionTolerance();
    long heartbeat =
        settings.hasHeartbeatUs() ? settings.getHeartbeatUs() : byDefault.heartbeatUs();
    return new ReportingConfig(
        Limits.within("reporting.position_tolerance", tolerance, 0, 10),
        Limits.within("reporting.heartbeat_us", heartbeat, 0, 3_600_000_000L));
  }
}
