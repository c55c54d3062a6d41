package io.followspot.laboratory.evaluation;

import java.util.List;

/**
 * One frame's truth and results with a similarity of any kind.
 *
 * @param truthIds distinct ids of the objects
 * @param trackIds distinct ids of the results
 * @param similarity truth by track, 0 to 1; not copied
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
public record ComparedFrame(List<Long> truthIds, List<Long> trackIds, double[][] similarity) {
  public ComparedFrame {
    truthIds = List.copyOf(truthIds);
    trackIds = List.copyOf(trackIds);
  }
}
