package io.followspot.tracking.life;

import io.followspot.tracking.tracker.TrackStatus;

/**
 * One thing that happened to a track.
 *
 * @param type what
 * @param sequence from 1, without gaps per track
 * @param status of the track as of this event
 * @param previousStatus the last other status before it
 * @param change which of the sighting's changes of zones and lines this is about; -1 for none
 */
public record LifeEvent(
    LifeEventType type,
    long sequence,
    TrackStatus status,
    TrackStatus previousStatus,
    int change) {}
