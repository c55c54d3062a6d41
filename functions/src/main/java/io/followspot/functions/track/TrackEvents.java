package io.followspot.functions.track;

import io.followspot.functions.OutgoingMessages;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.Observation;
import io.followspot.protos.v1.TrackEvent;
import io.followspot.protos.v1.TrackEventType;
import io.followspot.protos.v1.TrackSnapshot;
import io.followspot.tracking.life.LifeEvent;
import io.followspot.tracking.life.LifeEventType;
import io.followspot.tracking.life.LifeStep;
import io.followspot.tracking.zones.RegionTransition;
import io.followspot.tracking.zones.RegionTransition.LineCrossed;
import io.followspot.tracking.zones.RegionTransition.ZoneEntered;
import io.followspot.tracking.zones.RegionTransition.ZoneExited;
import java.util.ArrayList;
import java.util.List;

/** Creates the records of a track's events. */
final class TrackEvents {
  private TrackEvents() {}

  static List<OutgoingMessages> of(Observation latest, LifeStep step, String globalId) {
    List<OutgoingMessages> records = new ArrayList<>();
    for (LifeEvent event : step.events()) {
      TrackSnapshot snapshot =
          event.type() == LifeEventType.ENDED
              ? TrackSnapshots.whole(latest, step.life(), globalId)
              : TrackSnapshots.of(latest, step.life(), event, globalId);
      TrackEvent.Builder message =
          TrackEvent.newBuilder()
              .setEventId(latest.getTrackId() + "." + event.sequence())
              .setSequence(event.sequence())
              .setType(type(event.type()))
              .setTrack(snapshot);
      if (event.change() >= 0) {
        message.setTransition(latest.getTransitions(event.change()));
      }
      records.add(
          new OutgoingMessages.ToTopic(Topics.TRACK_EVENTS, latest.getCameraId(), message.build()));
    }
    return records;
  }

  static RegionTransition transition(io.followspot.protos.v1.Transition message) {
    String region = message.getRegionId();
    return switch (message.getType()) {
      case TRANSITION_TYPE_ZONE_ENTERED -> new ZoneEntered(region, message.getAtUs());
      case TRANSITION_TYPE_ZONE_EXITED ->
          new ZoneExited(region, message.getAtUs(), message.getDwellUs());
      case TRANSITION_TYPE_LINE_CROSSED, TRANSITION_TYPE_UNSPECIFIED, UNRECOGNIZED ->
          new LineCrossed(region, message.getAtUs(), message.getForward());
    };
  }

  private static TrackEventType type(LifeEventType type) {
    return switch (type) {
      case CONFIRMED -> TrackEventType.TRACK_EVENT_TYPE_CONFIRMED;
      case STATIONARY -> TrackEventType.TRACK_EVENT_TYPE_STATIONARY;
      case RESUMED -> TrackEventType.TRACK_EVENT_TYPE_RESUMED;
      case ZONE_ENTERED -> TrackEventType.TRACK_EVENT_TYPE_ZONE_ENTERED;
      case ZONE_EXITED -> TrackEventType.TRACK_EVENT_TYPE_ZONE_EXITED;
      case LINE_CROSSED -> TrackEventType.TRACK_EVENT_TYPE_LINE_CROSSED;
      case LOST -> TrackEventType.TRACK_EVENT_TYPE_LOST;
      case RECOVERED -> TrackEventType.TRACK_EVENT_TYPE_RECOVERED;
      case ENDED -> TrackEventType.TRACK_EVENT_TYPE_ENDED;
    };
  }
}
