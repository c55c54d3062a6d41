package io.followspot.identity.site;

/**
 * Up to which capture time a site may take frames in.
 *
 * <p>That is where its slowest camera is. A camera that falls behind the newest frame by more than
 * the wait counts as absent until its next frame that is not late: it then holds the others up by
 * no more than {@link SiteParameters#maxWaitUs}. One whose stream has ended holds up nobody.
 */
final class Watermark {
  private Watermark() {}

  /** Finds it, and marks cameras as absent; the least number if nothing may be taken in yet. */
  static long of(SiteState site, SiteConfig config, long waitUs) {
    long newestUs = Long.MIN_VALUE;
    for (String id : config.cameras().keySet()) {
      newestUs = Math.max(newestUs, site.camera(id).newestUs);
    }
    if (newestUs == Long.MIN_VALUE) {
      return newestUs;
    }
    long watermarkUs = newestUs;
    for (String id : config.cameras().keySet()) {
      SiteCameraState camera = site.camera(id);
      if (camera.ended) {
        continue;
      }
      camera.absent |= newestUs - lastHeardUs(site, camera, newestUs) > waitUs;
      long until =
          camera.absent
              ? Math.max(camera.newestUs, newestUs - config.parameters().maxWaitUs())
              : camera.newestUs;
      watermarkUs = Math.min(watermarkUs, until);
    }
    return watermarkUs;
  }

  /** A camera that never sent anything is waited for since the oldest frame that waits. */
  private static long lastHeardUs(SiteState site, SiteCameraState camera, long newestUs) {
    if (camera.newestUs != Long.MIN_VALUE) {
      return camera.newestUs;
    }
    return site.waiting.isEmpty() ? newestUs : site.waiting.get(0).capturedAtUs();
  }
}
