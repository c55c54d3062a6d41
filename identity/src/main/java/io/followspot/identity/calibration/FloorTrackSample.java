package io.followspot.identity.calibration;

/**
 * A floor position of a calibrated camera's track.
 *
 * @param atUs capture time
 * @param trackId of the track
 * @param floor in metres
 */
public record FloorTrackSample(long atUs, String trackId, FloorPoint floor) {}
