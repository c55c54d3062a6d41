package io.followspot.tracking.tracker;

import io.followspot.tracking.geometry.Box;

/**
 * What one frame says about one track.
 *
 * @param ordinal the track's number, from 1 in order of birth; numbers are not used again
 * @param status after this frame
 * @param previousStatus before this frame; {@code TENTATIVE} at birth
 * @param endReason {@code NONE} unless {@code status} is {@code ENDED}
 * @param detected whether this frame has a detection of it
 * @param claimed whether the object is said to be in this box now: it is believed and was detected,
 *     or was missed a moment ago only
 * @param box in pixels of the frame as captured: mostly the detection's where there is one, the
 *     filter's prediction where there is none
 * @param velocityXPxPerS of the box's centre
 * @param velocityYPxPerS of the box's centre
 * @param label most frequent class, empty if unknown
 * @param confidence smoothed detection score, 0 to 1
 * @param similarity to the track's own appearance so far, 0 to 1; -1 where there is none
 * @param associationMargin how much cheaper the association was than the next best, 0 to 1
 * @param hits frames with a detection
 * @param age frames since birth
 * @param misses frames since the last detection
 * @param firstSeenUs capture time of the first detection
 * @param lastSeenUs capture time of the latest detection
 * @param distancePx length of the way of the anchor, filtered
 */
public record Observation(
    long ordinal,
    TrackStatus status,
    TrackStatus previousStatus,
    EndReason endReason,
    boolean detected,
    boolean claimed,
    Box box,
    double velocityXPxPerS,
    double velocityYPxPerS,
    String label,
    double confidence,
    double similarity,
    double associationMargin,
    long hits,
    long age,
    int misses,
    long firstSeenUs,
    long lastSeenUs,
    double distancePx) {}
