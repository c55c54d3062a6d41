package io.followspot.identity.site;

import java.util.List;

/**
 * Why something was decided.
 *
 * @param cameras whose sightings it rests on
 * @param distanceM between what was joined or parted, in metres; -1 where there is none
 * @param similarity of appearance, 0 to 1; -1 where there is none
 * @param margin how much better than the next best choice, 0 to 1; 1 if there was no other
 */
public record Evidence(List<String> cameras, double distanceM, double similarity, double margin) {
  public Evidence {
    cameras = List.copyOf(cameras);
  }
}
