package io.followspot.tracking.life;

import io.followspot.tracking.tracker.TrackStatus;

/**
 * One event of a track.
 *
 * @param type what
 * @param sequence from 1, without gaps per track
 * @param status of the track as of this event
 * @param previousStatus the last different status before it
 * @param change index of the zone or line change in the input; -1 for none
 */
public record LifeEvent(
    LifeEventType type,
    long sequence,
    TrackStatus status,
    TrackStatus previousStatus,
    int change) {}
