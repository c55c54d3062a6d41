package io.followspot.functions.site;

import io.followspot.functions.OutgoingMessages;
import io.followspot.functions.RejectionReason;
import io.followspot.functions.Rejections;
import io.followspot.functions.state.SiteCameraState;
import io.followspot.functions.state.SiteState;
import io.followspot.identity.site.CameraFrame;
import io.followspot.identity.site.SiteConfig;
import io.followspot.identity.site.SiteReducer;
import io.followspot.identity.site.SiteStep;
import io.followspot.identity.site.TrackSighting;
import io.followspot.protos.Ids;
import io.followspot.protos.OriginField;
import io.followspot.protos.v1.SiteFrame;
import io.followspot.protos.v1.SiteMember;
import io.followspot.protos.v1.SiteSighting;
import io.followspot.tracking.geometry.Box;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a site does with a message: from state and message to state and what is to be sent, and
 * nothing besides.
 *
 * <p>Frames are joined in capture-time order. A camera whose frames are behind those of others is
 * waited for: long, if what arrives is old, as after an interruption, when Kafka is read camera by
 * camera; for the configured wait if it is live. So a crash changes nothing, and a camera that is
 * gone holds up a live site once, for the wait.
 */
public final class SiteInput {
  /** A frame that is not older than this when it arrives is live. */
  static final long LIVE_US = 3_000_000;

  /** How long in capture time a camera is waited for among frames that are not live. */
  static final long CATCH_UP_US = 60_000_000;

  private final long waitUs;

  /**
   * A site that waits.
   *
   * @param waitUs in capture time, for a camera that is behind among live frames
   */
  public SiteInput(long waitUs) {
    this.waitUs = waitUs;
  }

  /** Adds, changes or takes away a camera. */
  public SiteUpdate onMember(String siteId, SiteState before, SiteMember member) {
    if (!Ids.isName(siteId) || !Ids.isName(member.getCameraId())) {
      return refused(before, "site_member_invalid", "not the id of a site or camera", member);
    }
    List<SiteCameraState> cameras = new ArrayList<>(before.getCamerasList());
    Optional<SiteCameraState> known = find(before, member.getCameraId());
    cameras.removeIf(camera -> camera.getCameraId().equals(member.getCameraId()));
    if (member.hasPlacement()) {
      if (cameras.size() >= SiteConfig.MAX_CAMERAS) {
        return refused(
            before,
            "site_full",
            "site " + siteId + " has " + SiteConfig.MAX_CAMERAS + " cameras, the most it can have",
            member);
      }
      SiteCameraState.Builder camera =
          SiteCalibration.camera(member.getCameraId(), member.getPlacement()).toBuilder();
      known.ifPresent(
          it ->
              camera.setFrameWidthPx(it.getFrameWidthPx()).setFrameHeightPx(it.getFrameHeightPx()));
      cameras.add(camera.build());
      cameras.sort(java.util.Comparator.comparing(SiteCameraState::getCameraId));
    }
    SiteState changed = before.toBuilder().clearCameras().addAllCameras(cameras).build();
    Optional<String> flaw = SiteRegions.of(changed).flaw();
    if (flaw.isPresent()) {
      return refused(before, "site_regions_too_many", "site " + siteId + " " + flaw.get(), member);
    }
    SiteConfig config = SiteConfigs.of(siteId, changed);
    SiteStep step = SiteReducer.changed(changed.getReducer().toByteArray(), config, CATCH_UP_US);
    return SiteOutput.of(siteId, changed, step);
  }

  /**
   * Takes what a camera saw.
   *
   * @param ageUs how old the frame is
   */
  public SiteUpdate onFrame(String siteId, SiteState before, SiteFrame frame, long ageUs) {
    Optional<SiteCameraState> camera = find(before, frame.getCameraId());
    if (camera.isEmpty()) {
      // Its registration was refused by the site, which was reported then.
      return new SiteUpdate(before, List.of());
    }
    if (frame.getEnded()) {
      SiteConfig config = SiteConfigs.of(siteId, before);
      byte[] reducer = before.getReducer().toByteArray();
      return SiteOutput.of(
          siteId, before, SiteReducer.end(reducer, config, frame.getCameraId(), CATCH_UP_US));
    }
    SiteState state = withSize(before, camera.get(), frame);
    SiteConfig config = SiteConfigs.of(siteId, state);
    long wait = ageUs >= 0 && ageUs <= LIVE_US ? waitUs : CATCH_UP_US;
    SiteStep step =
        SiteReducer.step(state.getReducer().toByteArray(), config, cameraFrame(frame), wait);
    return SiteOutput.of(siteId, state, step);
  }

  /** Accounts for what is no message, or whose processing failed. */
  public SiteUpdate onUnusable(SiteState before, RejectionReason reason, long sizeBytes) {
    OutgoingMessages rejection = Rejections.of("", OriginField.UNKNOWN, reason, null, sizeBytes);
    return new SiteUpdate(before, List.of(rejection));
  }

  private SiteUpdate refused(SiteState before, String reason, String message, SiteMember member) {
    OutgoingMessages rejection =
        Rejections.of(
            member.getCameraId(),
            OriginField.UNKNOWN,
            new RejectionReason(reason, message),
            null,
            member.getSerializedSize());
    return new SiteUpdate(before, List.of(rejection));
  }

  private static Optional<SiteCameraState> find(SiteState state, String cameraId) {
    return state.getCamerasList().stream()
        .filter(camera -> camera.getCameraId().equals(cameraId))
        .findFirst();
  }

  private static SiteState withSize(SiteState before, SiteCameraState camera, SiteFrame frame) {
    if (camera.getFrameWidthPx() == frame.getFrameWidthPx()
        && camera.getFrameHeightPx() == frame.getFrameHeightPx()) {
      return before;
    }
    int at = before.getCamerasList().indexOf(camera);
    return before.toBuilder()
        .setCameras(
            at,
            camera.toBuilder()
                .setFrameWidthPx(frame.getFrameWidthPx())
                .setFrameHeightPx(frame.getFrameHeightPx()))
        .build();
  }

  private static CameraFrame cameraFrame(SiteFrame frame) {
    List<TrackSighting> sightings = new ArrayList<>();
    for (SiteSighting sighting : frame.getSightingsList()) {
      Box box =
          new Box(
              sighting.getBox().getLeftPx(),
              sighting.getBox().getTopPx(),
              sighting.getBox().getWidthPx(),
              sighting.getBox().getHeightPx());
      sightings.add(
          new TrackSighting(
              sighting.getTrackId(),
              box,
              sighting.getLabel(),
              sighting.getAppearance().toByteArray()));
    }
    return new CameraFrame(frame.getCameraId(), frame.getCapturedAtUs(), sightings);
  }
}
