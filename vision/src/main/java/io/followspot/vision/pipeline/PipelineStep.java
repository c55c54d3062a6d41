package io.followspot.vision.pipeline;

import io.followspot.tracking.tracker.Observation;
import io.followspot.vision.VisionStep;
import java.util.List;

/**
 * The result of one picture.
 *
 * @param vision result of the vision
 * @param tracked whether the tracker was updated; false for a frame in which objects were not
 *     searched
 * @param observations one for each track, by ordinal; empty if the tracker was not updated
 */
public record PipelineStep(VisionStep vision, boolean tracked, List<Observation> observations) {}
