package io.followspot.vision.pipeline;

import io.followspot.tracking.tracker.Observation;
import io.followspot.vision.VisionStep;
import java.util.List;

/**
 * What one picture led to.
 *
 * @param vision what was found in the picture
 * @param tracked whether the tracker was updated; it is not for a frame in which objects were not
 *     looked for
 * @param observations one for each track, by ordinal; empty if the tracker was not updated
 */
public record PipelineStep(VisionStep vision, boolean tracked, List<Observation> observations) {}
