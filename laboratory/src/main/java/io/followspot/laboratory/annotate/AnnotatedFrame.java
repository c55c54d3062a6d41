package io.followspot.laboratory.annotate;

import io.followspot.tracking.tracker.Observation;
import io.followspot.tracking.zones.RegionTransition;
import java.util.List;
import java.util.Map;

/**
 * The result of one frame of a film.
 *
 * @param number from 1
 * @param offsetUs since the film's first frame, in microseconds
 * @param observations one for each track, by ordinal; empty if the frame was unusable
 * @param transitions zones entered and left and lines crossed, by the track's ordinal
 */
record AnnotatedFrame(
    int number,
    long offsetUs,
    List<Observation> observations,
    Map<Long, List<RegionTransition>> transitions) {}
