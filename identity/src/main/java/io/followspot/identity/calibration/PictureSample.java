package io.followspot.identity.calibration;

import io.followspot.tracking.geometry.Point;

/**
 * Where a track's foot is in the picture of the camera that is to be calibrated.
 *
 * @param atUs capture time
 * @param trackId of the track
 * @param foot in pixels
 */
public record PictureSample(long atUs, String trackId, Point foot) {}
