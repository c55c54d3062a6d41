package io.followspot.functions.camera;

import io.followspot.protos.v1.Transition;
import io.followspot.tracking.zones.ZoneMonitor;
import java.util.List;
import java.util.Map;

/**
 * What a frame changed about who is where.
 *
 * @param transitions by the tracker's ordinals
 * @param monitor the tracks' zones after the frame
 */
record RegionChanges(Map<Long, List<Transition>> transitions, ZoneMonitor monitor) {
  /** Of a camera without regions. */
  static final RegionChanges NONE =
      new RegionChanges(Map.of(), new ZoneMonitor(List.of(), List.of()));
}
