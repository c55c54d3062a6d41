package io.followspot.identity.site;

import io.followspot.identity.filter.FloorMeasurement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds the candidate identities of an unbound track. */
final class Candidates {
  /** Cost of similarity 0: that of five standard deviations of distance. */
  private static final double LOOKS = 12;

  /** Least similarity of the same object. */
  private static final double UNLIKE = 0.3;

  /** Fastest walk back into view, in metres per second, and slack in metres. */
  private static final double MAX_SPEED = 2.5;

  private static final double SLACK_M = 1;

  /** How long an identity without appearance can be re-identified by position alone. */
  private static final long PLACE_MEMORY_US = 10_000_000;

  private final SiteConfig config;
  private final String camera;
  private final long atUs;

  Candidates(SiteConfig config, String camera, long atUs) {
    this.config = config;
    this.camera = camera;
    this.atUs = atUs;
  }

  /** In order of cost. */
  List<Candidate> of(
      List<Identity> identities, TrackSighting sighting, FloorMeasurement measurement) {
    List<Candidate> found = new ArrayList<>();
    for (Identity identity : identities) {
      if (identity.goesWith(sighting.label()) && !isTaken(identity)) {
        candidate(identity, sighting, measurement).ifPresent(found::add);
      }
    }
    found.sort(
        Comparator.comparingDouble(Candidate::cost)
            .thenComparingLong(candidate -> candidate.identity().ordinal));
    return found;
  }

  /** Whether another track of this camera is bound to the identity now. */
  private boolean isTaken(Identity identity) {
    return identity.isSeenBy(camera, atUs - 200_000);
  }

  private Optional<Candidate> candidate(
      Identity identity, TrackSighting sighting, FloorMeasurement z) {
    double similarity = Looks.similarity(identity.appearance, sighting.appearance());
    if (similarity >= 0 && similarity < UNLIKE) {
      return Optional.empty();
    }
    double unlike = similarity < 0 ? 0 : LOOKS * (1 - similarity);
    double distance = identity.filter.distanceM(z);
    long gap = atUs - identity.lastSeenUs;
    if (!identity.left) {
      double d2 = identity.filter.distance2(z);
      if (d2 <= config.parameters().gate()) {
        return Optional.of(new Candidate(identity, distance, similarity, d2 / 2 + unlike, false));
      }
    }
    Optional<Candidate> linked = linked(identity, z, similarity, unlike, gap);
    if (linked.isPresent()) {
      return linked;
    }
    return identity.left ? returned(identity, distance, similarity, gap) : Optional.empty();
  }

  private Optional<Candidate> linked(
      Identity identity, FloorMeasurement z, double similarity, double unlike, long gap) {
    for (CameraLink link : config.links()) {
      boolean entered = link.toCamera().equals(camera) && link.entry().contains(z.xM(), z.yM());
      double deviation = (double) (gap - link.expectedUs()) / link.toleranceUs();
      if (entered
          && gap > 0
          && Math.abs(deviation) <= 3
          && identity.isSeenBy(link.fromCamera(), identity.lastSeenUs)
          && link.exit().contains(identity.lastXM, identity.lastYM)) {
        double distance = identity.filter.distanceM(z);
        double cost = deviation * deviation / 2 + unlike;
        return Optional.of(new Candidate(identity, distance, similarity, cost, true));
      }
    }
    return Optional.empty();
  }

  /** Identities that left and may return: by appearance, or soon and at the same place. */
  private Optional<Candidate> returned(
      Identity identity, double distanceM, double similarity, long gap) {
    boolean reachable = distanceM <= SLACK_M + MAX_SPEED * gap / 1e6;
    double penalty = 2 + gap / 30e6;
    if (similarity >= config.parameters().minSimilarity() && reachable) {
      double cost = penalty + LOOKS * (1 - similarity);
      return Optional.of(new Candidate(identity, distanceM, similarity, cost, false));
    }
    if (similarity < 0 && gap <= PLACE_MEMORY_US && distanceM <= SLACK_M + 0.3 * gap / 1e6) {
      double cost = penalty + distanceM;
      return Optional.of(new Candidate(identity, distanceM, similarity, cost, false));
    }
    return Optional.empty();
  }
}
