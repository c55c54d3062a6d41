package io.followspot.identity.calibration;

/**
 * Where a track of a calibrated camera is on the floor.
 *
 * @param atUs capture time
 * @param trackId of the track
 * @param floor in metres
 */
public record FloorTrackSample(long atUs, String trackId, FloorPoint floor) {}
