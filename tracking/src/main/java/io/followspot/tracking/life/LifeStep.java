package io.followspot.tracking.life;

import java.util.List;

/**
 * What a sighting led to.
 *
 * @param life after it
 * @param events in order
 */
public record LifeStep(TrackLife life, List<LifeEvent> events) {}
