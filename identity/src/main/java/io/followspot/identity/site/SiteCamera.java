package io.followspot.identity.site;

import io.followspot.identity.calibration.CameraView;

/**
 * A camera of a site.
 *
 * @param cameraId its id
 * @param view its calibration
 */
public record SiteCamera(String cameraId, CameraView view) {}
