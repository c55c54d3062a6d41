package io.followspot.functions.camera;

import io.followspot.functions.site.SiteCalibration;
import io.followspot.protos.rules.FieldError;
import io.followspot.protos.rules.RegistrationRules;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.ReportingSettings;
import io.followspot.protos.v1.VisionSettings;
import io.followspot.tracking.life.ReportingConfig;
import io.followspot.tracking.tracker.TrackerConfig;
import io.followspot.vision.VisionConfig;
import java.util.List;

/**
 * A validated registration, with defaults filled in.
 *
 * @param wantsPictures whether frames are analysed; otherwise only detections are used
 * @param vision how pixels become detections
 * @param processedFrames whether and how often analysed frames are published
 * @param motionMaps whether and how often motion maps are published
 * @param maxFrameAgeUs frames older than this when they are processed are skipped
 * @param tracker how detections become tracks
 * @param maxDetections detections that are used of one record of another detector
 * @param reporting how often track functions are notified
 * @param regions the zones and lines
 */
record CameraConfiguration(
    boolean wantsPictures,
    VisionConfig vision,
    ProcessedFrames processedFrames,
    MotionMaps motionMaps,
    long maxFrameAgeUs,
    TrackerConfig tracker,
    int maxDetections,
    ReportingConfig reporting,
    Regions regions) {
  /**
   * Reads a registration.
   *
   * @throws InvalidRegistrationException if it violates a rule; the message names the field
   */
  static CameraConfiguration of(CameraRegistration registration)
      throws InvalidRegistrationException {
    List<FieldError> faults = RegistrationRules.faultsOf(registration);
    if (faults.isEmpty() && registration.hasSite()) {
      SiteCalibration.flaw(registration.getSite())
          .ifPresent(flaw -> faults.add(new FieldError("site", flaw)));
    }
    if (!faults.isEmpty()) {
      throw new InvalidRegistrationException(faults);
    }
    return inForce(registration);
  }

  /**
   * Reads a registration that was accepted earlier, though the rules may have become stricter
   * since.
   */
  static CameraConfiguration inForce(CameraRegistration registration) {
    VisionSettings vision = registration.getVision();
    VisionConfig stages = StageSettings.of(vision);
    boolean wantsPictures = !vision.getDetector().equals("none");
    return new CameraConfiguration(
        wantsPictures,
        stages,
        ProcessedFrames.of(vision),
        MotionMaps.of(vision),
        vision.hasMaxFrameAgeUs() ? vision.getMaxFrameAgeUs() : Long.MAX_VALUE,
        TrackerSettings.of(registration.getTracking())
            .withRoom(StateBudget.of(registration, wantsPictures ? stages.maxStateBytes() : 0)),
        registration.getTracking().hasMaxObjects()
            ? registration.getTracking().getMaxObjects()
            : DetectionsReader.MAX_DETECTIONS,
        reporting(registration),
        Regions.of(registration));
  }

  private static ReportingConfig reporting(CameraRegistration registration) {
    ReportingSettings settings = registration.getReporting();
    ReportingConfig byDefault = ReportingConfig.DEFAULT;
    return new ReportingConfig(
        settings.hasPositionTolerance()
            ? settings.getPositionTolerance()
            : byDefault.positionTolerance(),
        settings.hasHeartbeatUs() ? settings.getHeartbeatUs() : byDefault.heartbeatUs(),
        registration.getTracking().hasMaxObjects());
  }
}
