package io.followspot.tracking.tracker;

import io.followspot.tracking.geometry.Box;

/**
 * The state of one track after one frame.
 *
 * @param ordinal the track's number, from 1 in order of creation; numbers are not reused
 * @param status after this frame
 * @param previousStatus before this frame; {@code TENTATIVE} for a new track
 * @param endReason {@code NONE} unless {@code status} is {@code ENDED}
 * @param detected whether this frame has a detection of it
 * @param reported whether the box is reported as the object's present position: the track is
 *     confirmed and was detected, or its prediction is more likely right than wrong
 * @param box in pixels of the frame as captured: a weighted mean of detection and filter where
 *     there is a detection, the filter's prediction otherwise
 * @param velocityXPxPerS of the box's centre
 * @param velocityYPxPerS of the box's centre
 * @param label most frequent class, empty if unknown
 * @param confidence smoothed detection score, 0 to 1
 * @param similarity to the track's own appearance so far, 0 to 1; -1 where there is none
 * @param associationMargin how much cheaper the association was than the next best, 0 to 1
 * @param hits frames with a detection
 * @param age frames since creation
 * @param misses frames since the last detection
 * @param firstSeenUs capture time of the first detection
 * @param lastSeenUs capture time of the latest detection
 * @param distancePx distance travelled by the anchor, filtered
 */
public record Observation(
    long ordinal,
    TrackStatus status,
    TrackStatus previousStatus,
    EndReason endReason,
    boolean detected,
    boolean reported,
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
