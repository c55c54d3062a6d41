package io.followspot.identity.site;

import java.util.List;

/**
 * The reasons of a decision.
 *
 * @param cameras whose sightings it is based on
 * @param distanceM between the joined or separated objects, in metres; -1 if not applicable
 * @param similarity of appearance, 0 to 1; -1 if unknown
 * @param margin how much better than the next best choice, 0 to 1; 1 if there was no other
 */
public record Evidence(List<String> cameras, double distanceM, double similarity, double margin) {
  public Evidence {
    cameras = List.copyOf(cameras);
  }
}
