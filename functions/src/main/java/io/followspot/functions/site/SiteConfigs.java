package io.followspot.functions.site;

import io.followspot.functions.state.SiteCameraState;
import io.followspot.functions.state.SiteState;
import io.followspot.identity.site.CameraLink;
import io.followspot.identity.site.SiteCamera;
import io.followspot.identity.site.SiteConfig;
import io.followspot.protos.v1.SiteLink;
import java.util.ArrayList;
import java.util.List;

/** From what a site function remembers of its cameras to what the reducer needs. */
final class SiteConfigs {
  private SiteConfigs() {}

  /** Cameras that sent no frame yet are waited for, though nothing of theirs is to be mapped. */
  static SiteConfig of(String siteId, SiteState state) {
    List<SiteCamera> cameras = new ArrayList<>();
    List<CameraLink> links = new ArrayList<>();
    for (SiteCameraState camera : state.getCamerasList()) {
      int widthPx = Math.max(1, camera.getFrameWidthPx());
      int heightPx = Math.max(1, camera.getFrameHeightPx());
      cameras.add(
          new SiteCamera(camera.getCameraId(), SiteCalibration.view(camera, widthPx, heightPx)));
      camera.getLinksList().forEach(link -> links.add(link(camera.getCameraId(), link)));
    }
    return SiteConfig.of(siteId, cameras)
        .withLinks(links)
        .withRegions(SiteRegions.of(state).floor());
  }

  private static CameraLink link(String from, SiteLink link) {
    return new CameraLink(
        from,
        SiteRegions.zone(link.getExitList()),
        link.getToCameraId(),
        SiteRegions.zone(link.getEntryList()),
        link.getExpectedUs(),
        link.getToleranceUs());
  }
}
