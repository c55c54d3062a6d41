package io.followspot.identity.calibration;

import io.followspot.tracking.geometry.Point;

/**
 * The foot point of a track in the picture of the camera to be calibrated.
 *
 * @param atUs capture time
 * @param trackId of the track
 * @param foot in pixels
 */
public record PictureSample(long atUs, String trackId, Point foot) {}
