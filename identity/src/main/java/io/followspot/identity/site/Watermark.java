package io.followspot.identity.site;

/**
 * The capture time up to which a site may process frames.
 *
 * <p>It is the time of its slowest camera. A camera that is behind the newest frame by more than
 * the wait time counts as absent until its next frame that is not late, so it delays the others by
 * at most {@link SiteParameters#maxWaitUs}. One whose stream has ended delays none.
 */
final class Watermark {
  private Watermark() {}

  /**
   * Computes it, and marks cameras as absent; the least number if no frame may be processed yet.
   */
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

  /** For a camera that has sent nothing, the wait starts with the oldest waiting frame. */
  private static long lastHeardUs(SiteState site, SiteCameraState camera, long newestUs) {
    if (camera.newestUs != Long.MIN_VALUE) {
      return camera.newestUs;
    }
    return site.waiting.isEmpty() ? newestUs : site.waiting.get(0).capturedAtUs();
  }
}
