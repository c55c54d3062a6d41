package io.followspot.functions.camera;

import com.google.protobuf.ByteString;
import io.followspot.functions.camera.state.SavedTracks;
import io.followspot.protos.v1.Transition;
import io.followspot.protos.v1.TransitionType;
import io.followspot.tracking.tracker.Observation;
import io.followspot.tracking.zones.RegionTransition.LineCrossed;
import io.followspot.tracking.zones.RegionTransition.ZoneEntered;
import io.followspot.tracking.zones.RegionTransition.ZoneExited;
import io.followspot.tracking.zones.ZoneMonitor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds entries, exits and crossings of a camera's zones and lines by one message. */
final class RegionEvents {
  private RegionEvents() {}

  /** Finds the transitions of the observations, and who is where after them. */
  static RegionChanges observe(
      SavedTracks state, Regions regions, List<Observation> observations, long atUs) {
    if (regions.isEmpty() && state.zones().isEmpty()) {
      return RegionChanges.NONE;
    }
    ZoneMonitor monitor = restore(regions, state.zones());
    Map<Long, List<Transition>> transitions = new HashMap<>();
    for (Observation observation : observations) {
      List<io.followspot.tracking.zones.RegionTransition> some =
          monitor.observe(observation, state.frameWidthPx(), state.frameHeightPx(), atUs);
      if (!some.isEmpty()) {
        transitions.put(observation.ordinal(), proto(some));
      }
    }
    state.saveZones(monitor.save());
    return new RegionChanges(transitions, monitor);
  }

  private static ZoneMonitor restore(Regions regions, ByteString saved) {
    if (saved.isEmpty()) {
      return new ZoneMonitor(regions.zones(), regions.lines());
    }
    try {
      return ZoneMonitor.restore(regions.zones(), regions.lines(), saved.toByteArray());
    } catch (IllegalArgumentException e) {
      // Saved by another version: region membership is computed again.
      return new ZoneMonitor(regions.zones(), regions.lines());
    }
  }

  private static List<Transition> proto(List<io.followspot.tracking.zones.RegionTransition> some) {
    List<Transition> messages = new ArrayList<>();
    for (io.followspot.tracking.zones.RegionTransition transition : some) {
      Transition.Builder message =
          Transition.newBuilder().setRegionId(transition.regionId()).setAtUs(transition.atUs());
      if (transition instanceof ZoneEntered) {
        message.setType(TransitionType.TRANSITION_TYPE_ZONE_ENTERED);
      } else if (transition instanceof ZoneExited exited) {
        message.setType(TransitionType.TRANSITION_TYPE_ZONE_EXITED).setDwellUs(exited.dwellUs());
      } else if (transition instanceof LineCrossed crossed) {
        message
            .setType(TransitionType.TRANSITION_TYPE_LINE_CROSSED)
            .setForward(crossed.forward())
            .setConfidence((float) crossed.confidence());
      }
      messages.add(message.build());
    }
    return messages;
  }
}
