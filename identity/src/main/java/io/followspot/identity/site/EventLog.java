package io.followspot.identity.site;

import java.util.ArrayList;
import java.util.List;

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
    identity.sequence++;
    outcomes.add(
        new IdentityEvent(
            type,
            globalId(identity.ordinal),
            identity.sequence,
            atUs,
            trackId,
            other == 0 ? "" : globalId(other),
            evidence,
            position(identity, atUs)));
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
        identity.camerasSince(atUs - config.parameters().reportUs()));
  }

  private String globalId(long ordinal) {
    return config.siteId() + "." + ordinal;
  }
}
