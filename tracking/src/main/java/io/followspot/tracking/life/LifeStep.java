package io.followspot.tracking.life;

import java.util.List;

/**
 * The result of one update.
 *
 * @param life after the update
 * @param events in order
 */
public record LifeStep(TrackLife life, List<LifeEvent> events) {}
