package io.followspot.identity.site;

import io.followspot.identity.regions.FloorTransition;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the outcomes of one step. */
final class EventLog {
  private final SiteConfig config;
  final List<SiteOutcome> outcomes = new ArrayList<>();

  EventLog(SiteConfig config) {
    this.config = config;
  }

  void add(
      IdentityEventType type,
      Identity identity,
      long atUs,
      String trackId,
      long other,
      Evidence evidence) {
    outcomes.add(
        event(type, identity, atUs, trackId, other == 0 ? "" : globalId(other), evidence, null));
  }

  void add(FloorTransition transition, Identity identity) {
    IdentityEventType type =
        switch (transition.kind()) {
          case ZONE_ENTERED -> IdentityEventType.ZONE_ENTERED;
          case ZONE_EXITED -> IdentityEventType.ZONE_EXITED;
          case LINE_CROSSED -> IdentityEventType.LINE_CROSSED;
        };
    Evidence evidence = new Evidence(identity.camerasSince(identity.lastSeenUs), -1, -1, 1);
    outcomes.add(event(type, identity, transition.atUs(), "", "", evidence, transition));
  }

  private IdentityEvent event(
      IdentityEventType type,
      Identity identity,
      long atUs,
      String trackId,
      String other,
      Evidence evidence,
      @Nullable FloorTransition transition) {
    identity.sequence++;
    return new IdentityEvent(
        type,
        globalId(identity.ordinal),
        identity.sequence,
        atUs,
        trackId,
        other,
        evidence,
        position(identity, atUs),
        transition);
  }

  void assign(Identity identity, Binding binding) {
    outcomes.add(
        new TrackAssignment(
            binding.camera,
            binding.trackId,
            globalId(identity.ordinal),
            binding.sinceUs,
            binding.lastSeenUs));
  }

  FloorPosition position(Identity identity, long atUs) {
    double[] covariance = identity.filter.covarianceM2();
    return new FloorPosition(
        globalId(identity.ordinal),
        atUs,
        identity.label,
        identity.filter.xM(),
        identity.filter.yM(),
        identity.filter.velocityXMPerS(),
        identity.filter.velocityYMPerS(),
        covariance[0],
        covariance[1],
        covariance[2],
        identity.camerasSince(atUs - config.parameters().reportUs()),
        identity.regions.zones());
  }

  private String globalId(long ordinal) {
    return config.siteId() + "." + ordinal;
  }
}
