package io.followspot.functions.site;

import com.google.protobuf.UnsafeByteOperations;
import io.followspot.functions.OutgoingMessages;
import io.followspot.functions.state.SiteCameraState;
import io.followspot.functions.state.SiteState;
import io.followspot.identity.site.FloorPosition;
import io.followspot.identity.site.IdentityEvent;
import io.followspot.identity.site.IdentityEventType;
import io.followspot.identity.site.SiteOutcome;
import io.followspot.identity.site.SiteReducer;
import io.followspot.identity.site.SiteStep;
import io.followspot.identity.site.SiteSummary;
import io.followspot.identity.site.TrackAssignment;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.IdentityChange;
import io.followspot.protos.v1.IdentityUpdate;
import io.followspot.protos.v1.SitePositions;
import io.followspot.protos.v1.SiteZoneCount;
import io.followspot.protos.v1.TrackIdentity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The messages that follow from a site's results: to each identity its events and, once a second,
 * its position; to each track the identity it belongs to; to the topic of site positions the newest
 * positions, ten times a second. Seconds are those of capture time, so that the same frames give
 * the same messages however many are processed at once; only the topic's positions, which are live,
 * skip those that a later frame replaces.
 */
final class SiteOutput {
  private static final long TOLD_EVERY_US = 1_000_000;
  private static final long PUBLISHED_EVERY_US = 100_000;

  private final Map<String, IdentityUpdate.Builder> identities = new LinkedHashMap<>();
  private final Map<String, String> tracks = new LinkedHashMap<>();
  private final List<FloorPosition> newest = new ArrayList<>();
  private long toldAtUs;
  private long leftAtUs;
  private boolean telling;

  private SiteOutput(long toldAtUs) {
    this.toldAtUs = toldAtUs;
  }

  static SiteUpdate of(String siteId, SiteState before, SiteStep step) {
    SiteOutput output = new SiteOutput(before.getToldAtUs());
    step.outcomes().forEach(output::take);
    List<OutgoingMessages> outgoing = new ArrayList<>();
    output.tracks.forEach(
        (track, global) ->
            outgoing.add(
                new OutgoingMessages.ToIdentifiedTrack(
                    TrackIdentity.newBuilder().setTrackId(track).setGlobalId(global).build())));
    output
        .identities
        .values()
        .forEach(update -> outgoing.add(new OutgoingMessages.ToIdentity(update.build())));
    SiteState.Builder state =
        before.toBuilder()
            .setReducer(UnsafeByteOperations.unsafeWrap(step.state()))
            .setToldAtUs(output.toldAtUs);
    output
        .positions(siteId, before, step)
        .ifPresent(
            positions -> {
              state.setPositionsAtUs(positions.getCapturedAtUs());
              outgoing.add(new OutgoingMessages.ToTopic(Topics.SITE_POSITIONS, siteId, positions));
            });
    return new SiteUpdate(state.build(), outgoing);
  }

  private void take(SiteOutcome outcome) {
    if (outcome instanceof IdentityEvent event) {
      if (event.type() == IdentityEventType.LEFT) {
        leftAtUs = event.atUs();
      }
      change(event.globalId()).setEvent(IdentityMessages.event(event));
    } else if (outcome instanceof TrackAssignment assignment) {
      tracks.put(assignment.trackId(), assignment.globalId());
      change(assignment.globalId()).setSighting(IdentityMessages.sighting(assignment));
    } else if (outcome instanceof FloorPosition position) {
      take(position);
    }
  }

  private void take(FloorPosition position) {
    long atUs = position.capturedAtUs();
    if (newest.isEmpty() || newest.get(0).capturedAtUs() != atUs) {
      newest.clear();
      telling = isNextSlot(toldAtUs, atUs, TOLD_EVERY_US);
      toldAtUs = telling ? atUs : toldAtUs;
    }
    newest.add(position);
    if (telling) {
      change(position.globalId()).setPosition(IdentityMessages.position(position));
    }
  }

  private IdentityChange.Builder change(String globalId) {
    return identities
        .computeIfAbsent(globalId, id -> IdentityUpdate.newBuilder().setGlobalId(id))
        .addChangesBuilder();
  }

  /** The newest positions if it is time; that the last one has left at any time. */
  private Optional<SitePositions> positions(String siteId, SiteState state, SiteStep step) {
    long seenAtUs = newest.isEmpty() ? 0 : newest.get(0).capturedAtUs();
    boolean due =
        !newest.isEmpty() && isNextSlot(state.getPositionsAtUs(), seenAtUs, PUBLISHED_EVERY_US);
    if (!due && leftAtUs == 0) {
      return Optional.empty();
    }
    SiteSummary summary = SiteReducer.summary(step.state());
    if (leftAtUs > 0 && summary.people() == 0) {
      newest.clear();
      return Optional.of(positions(siteId, state, summary, leftAtUs));
    }
    return due ? Optional.of(positions(siteId, state, summary, seenAtUs)) : Optional.empty();
  }

  private SitePositions positions(String siteId, SiteState state, SiteSummary summary, long atUs) {
    SiteRegions regions = SiteRegions.of(state);
    SitePositions.Builder message =
        SitePositions.newBuilder()
            .setSiteId(siteId)
            .setCapturedAtUs(atUs)
            .setLateFrames(summary.lateFrames())
            .addAllAbsentCameraIds(summary.absentCameras())
            .setPeople(summary.people())
            .addAllZones(regions.zones().values())
            .addAllLines(regions.lines().values());
    for (String zone : regions.zones().keySet()) {
      message.addZoneCounts(
          SiteZoneCount.newBuilder()
              .setZoneId(zone)
              .setPeople(summary.zonePeople().getOrDefault(zone, 0)));
    }
    for (SiteCameraState camera : state.getCamerasList()) {
      message.addCameraIds(camera.getCameraId());
    }
    newest.forEach(position -> message.addIdentities(IdentityMessages.position(position)));
    return message.build();
  }

  /** Time that runs backwards, after all streams began anew, counts as the next. */
  private static boolean isNextSlot(long lastUs, long atUs, long everyUs) {
    return Math.floorDiv(atUs, everyUs) != Math.floorDiv(lastUs, everyUs);
  }
}
