package io.followspot.vision.onnx;

import io.followspot.tracking.tracker.Detection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Greedy non-maximum suppression: of overlapping boxes of one class, the one with the highest score
 * is kept.
 */
final class Suppression {
  private Suppression() {}

  /**
   * Removes duplicate detections.
   *
   * @param overlap IoU above which two boxes are one object
   * @return by descending score; among equals in input order
   */
  static List<Detection> of(List<Detection> candidates, double overlap) {
    List<Detection> sorted = new ArrayList<>(candidates);
    sorted.sort(Comparator.comparingDouble((Detection d) -> -d.score()));
    List<Detection> kept = new ArrayList<>();
    for (Detection candidate : sorted) {
      boolean twice =
          kept.stream()
              .anyMatch(
                  other ->
                      other.label().equals(candidate.label())
                          && other.box().iou(candidate.box()) > overlap);
      if (!twice) {
        kept.add(candidate);
      }
    }
    return kept;
  }
}
