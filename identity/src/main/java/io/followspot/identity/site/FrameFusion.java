package io.followspot.identity.site;

import io.followspot.identity.calibration.CameraView;
import io.followspot.identity.filter.FloorFilter;
import io.followspot.identity.filter.FloorMeasurement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Fuses one camera's frame into the site's identities. */
final class FrameFusion {
  /** Squared Mahalanobis distance above which a sighting does not update its identity's filter. */
  private static final double OUTLIER = 25;

  /** Largest time difference of simultaneous sightings by two cameras. */
  private static final long TOGETHER_US = 200_000;

  /** Standard deviation of a new object's velocity, each part, in metres per second. */
  private static final double SPEED_SIGMA = 0.7;

  private final SiteState state;
  private final SiteConfig config;
  private final EventLog log;
  private final CameraFrame frame;
  private final SiteCameraState camera;

  FrameFusion(SiteState state, SiteConfig config, EventLog log, CameraFrame frame) {
    this.state = state;
    this.config = config;
    this.log = log;
    this.frame = frame;
    this.camera = state.camera(frame.cameraId());
  }

  /** A track with its identity. */
  private record Bound(Identity identity, Binding binding) {}

  /** A sighting without an identity. */
  private record Unbound(TrackSighting sighting, FootPoint foot, FloorMeasurement z) {}

  /** A pair of an unbound track and a candidate identity. */
  private record Pair(int track, Candidate candidate) {}

  void run() {
    SiteCamera known = config.cameras().get(frame.cameraId());
    if (known == null) {
      return;
    }
    long atUs = frame.capturedAtUs();
    state.identities.forEach(identity -> identity.predict(atUs, config.parameters()));
    Map<String, Bound> bound = boundTracks();
    List<Unbound> unbound = new ArrayList<>();
    for (TrackSighting sighting : frame.sightings()) {
      add(known.view(), sighting, bound.get(sighting.trackId()), unbound);
    }
    bind(unbound);
  }

  /** The known tracks of this camera by id; of two, the later one. */
  private Map<String, Bound> boundTracks() {
    Map<String, Bound> tracks = new HashMap<>();
    for (Identity identity : state.identities) {
      for (Binding binding : identity.bindings) {
        if (binding.camera.equals(frame.cameraId())) {
          tracks.put(binding.trackId, new Bound(identity, binding));
        }
      }
    }
    return tracks;
  }

  private void add(
      CameraView view, TrackSighting sighting, @Nullable Bound bound, List<Unbound> unbound) {
    Binding binding = bound == null ? null : bound.binding();
    double height = binding == null ? 0 : binding.heightM;
    int heights = binding == null ? 0 : binding.heights;
    Optional<FootPoint> foot =
        FootPoint.of(view, sighting.box(), height, heights, config.parameters());
    if (foot.isEmpty()) {
      return;
    }
    FloorMeasurement z = Alignment.corrected(foot.get().measurement(), camera);
    if (bound == null || binding == null) {
      unbound.add(new Unbound(sighting, foot.get(), z));
    } else if (!update(bound.identity(), binding, sighting, foot.get(), z)) {
      split(bound.identity(), binding, sighting, foot.get(), z);
    }
  }

  /** Returns whether the track still belongs to the identity. */
  private boolean update(
      Identity identity,
      Binding binding,
      TrackSighting sighting,
      FootPoint foot,
      FloorMeasurement z) {
    long atUs = frame.capturedAtUs();
    double d2 = identity.filter.distance2(widened(z));
    double distance = identity.filter.distanceM(z);
    List<String> together = identity.camerasSince(atUs - TOGETHER_US);
    boolean othersSee = together.size() > (together.contains(frame.cameraId()) ? 1 : 0);
    boolean fits = d2 <= OUTLIER;
    if (fits || !othersSee) {
      if (!fits) {
        // No other camera contradicts: the object moved in a way the filter did not predict.
        identity.filter = begin(foot, z);
      } else {
        if (othersSee && !foot.inferred()) {
          Alignment.learn(
              state.cameras.values(),
              camera,
              identity.filter.innovation(z),
              (z.varXxM2() + z.varYyM2()) / 2);
        }
        identity.filter.update(z);
      }
      binding.misfitSinceUs = 0;
      observe(identity, binding, sighting, foot, distance);
      return true;
    }
    binding.lastSeenUs = atUs;
    if (binding.misfitSinceUs == 0) {
      binding.misfitSinceUs = atUs;
    }
    return atUs - binding.misfitSinceUs < config.parameters().decideUs();
  }

  private void observe(
      Identity identity, Binding binding, TrackSighting sighting, FootPoint foot, double distance) {
    binding.lastSeenUs = frame.capturedAtUs();
    binding.distanceM += 0.1 * (distance - binding.distanceM);
    if (foot.heightM() > 0) {
      binding.learnHeight(foot.heightM());
    }
    identity.lastSeenUs = frame.capturedAtUs();
    identity.lastXM = identity.filter.xM();
    identity.lastYM = identity.filter.yM();
    identity.appearance = Looks.blend(identity.appearance, sighting.appearance());
    if (identity.label.isEmpty()) {
      identity.label = sighting.label();
    }
  }

  /** Two tracks of a frame never get the same identity: the cheapest pairs are assigned first. */
  private void bind(List<Unbound> tracks) {
    Candidates candidates = new Candidates(config, frame.cameraId(), frame.capturedAtUs());
    List<List<Candidate>> choices = new ArrayList<>();
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < tracks.size(); i++) {
      Unbound track = tracks.get(i);
      List<Candidate> found = candidates.of(state.identities, track.sighting(), widened(track.z()));
      choices.add(found);
      for (Candidate candidate : found) {
        pairs.add(new Pair(i, candidate));
      }
    }
    pairs.sort(
        Comparator.comparingDouble((Pair pair) -> pair.candidate().cost())
            .thenComparingInt(Pair::track)
            .thenComparingLong(pair -> pair.candidate().identity().ordinal));
    boolean[] done = new boolean[tracks.size()];
    List<Identity> taken = new ArrayList<>();
    for (Pair pair : pairs) {
      Identity identity = pair.candidate().identity();
      if (!done[pair.track()] && !taken.contains(identity)) {
        done[pair.track()] = true;
        taken.add(identity);
        join(tracks.get(pair.track()), pair.candidate(), choices.get(pair.track()));
      }
    }
    for (int i = 0; i < tracks.size(); i++) {
      if (!done[i]) {
        create(tracks.get(i));
      }
    }
  }

  private void join(Unbound track, Candidate choice, List<Candidate> all) {
    Identity identity = choice.identity();
    long atUs = frame.capturedAtUs();
    List<String> watching = identity.camerasSince(atUs - config.parameters().reportUs());
    boolean knownHere = identity.isSeenBy(frame.cameraId(), Long.MIN_VALUE);
    String before = lastCamera(identity);
    boolean comesBack = identity.left;
    if (choice.linked() || comesBack) {
      identity.filter = begin(track.foot(), track.z());
    } else {
      identity.filter.update(track.z());
    }
    identity.filterAtUs = atUs;
    identity.left = false;
    Binding binding = new Binding(frame.cameraId(), track.sighting().trackId(), atUs);
    identity.bindings.add(binding);
    observe(identity, binding, track.sighting(), track.foot(), choice.distanceM());
    log.assign(identity, binding);
    Evidence evidence =
        new Evidence(
            watching.isEmpty() ? List.of(before, frame.cameraId()) : withThis(watching),
            choice.distanceM(),
            choice.similarity(),
            margin(choice, all));
    IdentityEventType type =
        watching.isEmpty() && !before.equals(frame.cameraId())
            ? IdentityEventType.HANDED_OVER
            : comesBack ? IdentityEventType.APPEARED : IdentityEventType.SEEN_BY;
    if (type != IdentityEventType.SEEN_BY || !knownHere || !watching.contains(frame.cameraId())) {
      log.add(type, identity, atUs, track.sighting().trackId(), 0, evidence);
    }
  }

  private List<String> withThis(List<String> cameras) {
    List<String> all = new ArrayList<>(cameras);
    if (!all.contains(frame.cameraId())) {
      all.add(frame.cameraId());
    }
    return all;
  }

  private static String lastCamera(Identity identity) {
    String camera = "";
    long lastUs = Long.MIN_VALUE;
    for (Binding binding : identity.bindings) {
      if (binding.lastSeenUs > lastUs) {
        lastUs = binding.lastSeenUs;
        camera = binding.camera;
      }
    }
    return camera;
  }

  private static double margin(Candidate choice, List<Candidate> all) {
    for (Candidate other : all) {
      if (other != choice) {
        return Math.max(0, (other.cost() - choice.cost()) / (other.cost() + 1e-9));
      }
    }
    return 1;
  }

  private Identity create(Unbound track) {
    long atUs = frame.capturedAtUs();
    Identity identity =
        new Identity(
            state.nextOrdinal++, begin(track.foot(), track.z()), atUs, track.sighting().label());
    state.identities.add(identity);
    Binding binding = new Binding(frame.cameraId(), track.sighting().trackId(), atUs);
    identity.bindings.add(binding);
    observe(identity, binding, track.sighting(), track.foot(), 0);
    log.assign(identity, binding);
    log.add(
        IdentityEventType.APPEARED,
        identity,
        atUs,
        track.sighting().trackId(),
        0,
        new Evidence(List.of(frame.cameraId()), -1, -1, 1));
    return identity;
  }

  private void split(
      Identity identity,
      Binding binding,
      TrackSighting sighting,
      FootPoint foot,
      FloorMeasurement z) {
    double distance = identity.filter.distanceM(z);
    double similarity = Looks.similarity(identity.appearance, sighting.appearance());
    identity.bindings.remove(binding);
    long before = state.nextOrdinal;
    List<String> cameras = withThis(identity.camerasSince(frame.capturedAtUs() - TOGETHER_US));
    long other = before;
    Unbound track = new Unbound(sighting, foot, z);
    List<Candidate> found =
        new Candidates(config, frame.cameraId(), frame.capturedAtUs())
            .of(state.identities, sighting, widened(z));
    found.removeIf(candidate -> candidate.identity() == identity);
    if (!found.isEmpty()) {
      other = found.get(0).identity().ordinal;
    }
    log.add(
        IdentityEventType.SPLIT,
        identity,
        frame.capturedAtUs(),
        sighting.trackId(),
        other,
        new Evidence(cameras, distance, similarity, 1));
    if (found.isEmpty()) {
      create(track);
    } else {
      join(track, found.get(0), found);
    }
  }

  /**
   * Includes the difference between calibrations, for deciding whether two cameras see one object.
   */
  private FloorMeasurement widened(FloorMeasurement z) {
    double g = config.parameters().gateSigmaM() * config.parameters().gateSigmaM();
    return new FloorMeasurement(
        z.xM(), z.yM(), z.varXxM2() + g, z.varXyM2(), z.varYyM2() + g, z.awayX(), z.awayY());
  }

  /** The depth is unknown: a quarter of the width, with the same standard deviation. */
  private static FloorFilter begin(FootPoint foot, FloorMeasurement z) {
    double depth = foot.widthM() / 4;
    return FloorFilter.at(z, depth, depth, SPEED_SIGMA);
  }
}
