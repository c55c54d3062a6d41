package io.followspot.identity.site;

import java.util.ArrayList;
import java.util.List;

/** Merges identities that are one object: seen by different cameras at the same place. */
final class TwinCheck {
  private static final long TOGETHER_US = 300_000;
  private static final int MIN_CHECKS = 3;

  /** Largest squared Mahalanobis distance with the calibrations' differences: 95 %. */
  private static final double CLOSE = 6;

  /** Least similarity of appearance for a merge. */
  private static final double ALIKE = 0.5;

  private final SiteState state;
  private final SiteConfig config;
  private final EventLog log;

  TwinCheck(SiteState state, SiteConfig config, EventLog log) {
    this.state = state;
    this.config = config;
    this.log = log;
  }

  void run(long atUs) {
    List<Identity> gone = new ArrayList<>();
    for (Identity younger : state.identities) {
      if (younger.left || younger.lastSeenUs < atUs - TOGETHER_US) {
        continue;
      }
      Identity twin = nearest(younger, gone, atUs);
      if (twin == null) {
        younger.twin = 0;
      } else if (isDecided(younger, twin, atUs)) {
        merge(younger, twin, atUs);
        gone.add(younger);
      }
    }
    state.identities.removeAll(gone);
  }

  private @org.jspecify.annotations.Nullable Identity nearest(
      Identity younger, List<Identity> gone, long atUs) {
    Identity best = null;
    double least = CLOSE;
    for (Identity older : state.identities) {
      if (older.ordinal >= younger.ordinal) {
        break;
      }
      boolean possible =
          !older.left
              && !gone.contains(older)
              && older.lastSeenUs >= atUs - TOGETHER_US
              && older.goesWith(younger.label);
      double d2 = possible ? distance2(older, younger) : least;
      if (d2 < least && disjoint(older, younger, atUs)) {
        least = d2;
        best = older;
      }
    }
    return best;
  }

  private double distance2(Identity a, Identity b) {
    double dx = a.filter.xM() - b.filter.xM();
    double dy = a.filter.yM() - b.filter.yM();
    double[] p = a.filter.covarianceM2();
    double[] q = b.filter.covarianceM2();
    double g = 2 * config.parameters().gateSigmaM() * config.parameters().gateSigmaM();
    double xx = p[0] + q[0] + g;
    double xy = p[1] + q[1];
    double yy = p[2] + q[2] + g;
    return (dx * dx * yy - 2 * dx * dy * xy + dy * dy * xx) / (xx * yy - xy * xy);
  }

  private boolean disjoint(Identity a, Identity b, long atUs) {
    for (String camera : a.camerasSince(atUs - config.parameters().decideUs())) {
      if (b.isSeenBy(camera, atUs - config.parameters().decideUs())) {
        return false;
      }
    }
    double similarity = Looks.similarity(a.appearance, b.appearance);
    return similarity < 0 || similarity >= ALIKE;
  }

  private boolean isDecided(Identity younger, Identity twin, long atUs) {
    double distance = distanceM(younger, twin);
    if (younger.twin != twin.ordinal) {
      younger.twin = twin.ordinal;
      younger.twinSinceUs = atUs;
      younger.twinChecks = 0;
      younger.twinDistanceM = distance;
    }
    younger.twinChecks++;
    younger.twinDistanceM += (distance - younger.twinDistanceM) / younger.twinChecks;
    return younger.twinChecks >= MIN_CHECKS
        && atUs - younger.twinSinceUs >= config.parameters().decideUs();
  }

  private void merge(Identity younger, Identity older, long atUs) {
    List<String> cameras = new ArrayList<>(older.camerasSince(atUs - TOGETHER_US));
    younger.camerasSince(atUs - TOGETHER_US).stream()
        .filter(camera -> !cameras.contains(camera))
        .forEach(cameras::add);
    double similarity = Looks.similarity(older.appearance, younger.appearance);
    Evidence evidence =
        new Evidence(
            cameras, younger.twinDistanceM, similarity, Math.max(0, 1 - younger.twinDistanceM));
    younger.regions.leave(atUs).forEach(exit -> log.add(exit, younger));
    log.add(IdentityEventType.MERGED, younger, atUs, "", older.ordinal, evidence);
    older.bindings.addAll(younger.bindings);
    younger.bindings.forEach(binding -> log.assign(older, binding));
    older.appearance = Looks.blend(older.appearance, younger.appearance);
    older.lastSeenUs = Math.max(older.lastSeenUs, younger.lastSeenUs);
  }

  private static double distanceM(Identity a, Identity b) {
    double dx = a.filter.xM() - b.filter.xM();
    double dy = a.filter.yM() - b.filter.yM();
    return Math.sqrt(dx * dx + dy * dy);
  }
}
