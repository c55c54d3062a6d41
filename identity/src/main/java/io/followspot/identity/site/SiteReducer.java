package io.followspot.identity.site;

import java.util.Collections;
import java.util.List;

/**
 * Joins the tracks of a site's cameras into identities: a pure function of the state's bytes, the
 * site and one frame.
 *
 * <p>Frames wait until every camera has sent a later one, but in capture time no longer than {@link
 * SiteParameters#maxWaitUs}; then they are taken in by time and camera. So the order in which
 * frames of different cameras arrive does not matter within that bound, and a camera that is late
 * or gone holds up the others by no more. A frame that comes later than that is counted and left
 * out.
 */
public final class SiteReducer {
  /** Identities kept at most, those that left included. */
  static final int MAX_IDENTITIES = 250;

  /** Sightings that wait at most: beyond it the oldest frames go ahead. */
  static final int MAX_WAITING = 1_000;

  /** Bindings of an identity at most: the oldest are forgotten first. */
  private static final int MAX_BINDINGS = 20;

  /** A track that was not seen for so long is forgotten. */
  private static final long BINDING_MEMORY_US = 10_000_000;

  private SiteReducer() {}

  /**
   * Takes one frame.
   *
   * @param state of the step before; empty for a new site
   * @throws IllegalArgumentException if the state is none
   */
  public static SiteStep step(byte[] state, SiteConfig config, CameraFrame frame) {
    SiteState site = SiteCodec.read(state);
    EventLog log = new EventLog(config);
    if (config.cameras().containsKey(frame.cameraId())) {
      offer(site, frame);
      advance(site, config, log, watermark(site, config));
    }
    return new SiteStep(SiteCodec.write(site), log.events, log.positions);
  }

  /** Takes in what still waits, as at the end of a recording. */
  public static SiteStep flush(byte[] state, SiteConfig config) {
    SiteState site = SiteCodec.read(state);
    EventLog log = new EventLog(config);
    advance(site, config, log, Long.MAX_VALUE);
    return new SiteStep(SiteCodec.write(site), log.events, log.positions);
  }

  /** How many frames came too late to count. */
  public static long lateFrames(byte[] state) {
    return SiteCodec.read(state).lateFrames;
  }

  private static void offer(SiteState site, CameraFrame frame) {
    CameraState camera = site.camera(frame.cameraId());
    if (frame.capturedAtUs() <= site.watermarkUs || frame.capturedAtUs() <= camera.newestUs) {
      site.lateFrames++;
      return;
    }
    camera.newestUs = frame.capturedAtUs();
    int at = Collections.binarySearch(site.waiting, frame, CameraFrame.ORDER);
    site.waiting.add(at < 0 ? -at - 1 : at, frame);
  }

  private static long watermark(SiteState site, SiteConfig config) {
    long newest = Long.MIN_VALUE;
    long slowest = Long.MAX_VALUE;
    for (String id : config.cameras().keySet()) {
      CameraState camera = site.cameras.get(id);
      long at = camera == null ? Long.MIN_VALUE : camera.newestUs;
      newest = Math.max(newest, at);
      slowest = Math.min(slowest, at);
    }
    if (newest == Long.MIN_VALUE) {
      return newest;
    }
    return Math.max(slowest, newest - config.parameters().maxWaitUs());
  }

  private static void advance(SiteState site, SiteConfig config, EventLog log, long watermarkUs) {
    int sightings = 0;
    for (CameraFrame frame : site.waiting) {
      sightings += frame.sightings().size();
    }
    while (!site.waiting.isEmpty()
        && (site.waiting.get(0).capturedAtUs() <= watermarkUs || sightings > MAX_WAITING)) {
      CameraFrame frame = site.waiting.remove(0);
      sightings -= frame.sightings().size();
      site.watermarkUs = Math.max(site.watermarkUs, frame.capturedAtUs());
      new FrameFusion(site, config, log, frame).run();
      boolean last =
          site.waiting.isEmpty() || site.waiting.get(0).capturedAtUs() > frame.capturedAtUs();
      if (last) {
        finish(site, config, log, frame.capturedAtUs());
      }
    }
    if (watermarkUs != Long.MAX_VALUE) {
      site.watermarkUs = Math.max(site.watermarkUs, watermarkUs);
    }
  }

  /** After the last frame of one time. */
  private static void finish(SiteState site, SiteConfig config, EventLog log, long atUs) {
    new TwinCheck(site, config, log).run(atUs);
    SiteParameters parameters = config.parameters();
    for (Identity identity : site.identities) {
      if (!identity.left && atUs - identity.lastSeenUs >= parameters.leaveAfterUs()) {
        List<String> cameras = identity.camerasSince(identity.lastSeenUs);
        log.tell(IdentityEventType.LEFT, identity, atUs, "", 0, new Evidence(cameras, -1, -1, 1));
        identity.left = true;
      }
      if (!identity.left && atUs - identity.lastSeenUs <= parameters.claimUs()) {
        log.positions.add(log.position(identity, atUs));
      }
      forget(identity, atUs);
      identity.filter.round();
    }
    site.identities.removeIf(
        identity -> identity.left && atUs - identity.lastSeenUs > parameters.rememberUs());
    while (site.identities.size() > MAX_IDENTITIES) {
      site.identities.remove(longestUnseen(site.identities));
    }
  }

  private static void forget(Identity identity, long atUs) {
    if (!identity.left) {
      identity.bindings.removeIf(
          binding ->
              atUs - binding.lastSeenUs > BINDING_MEMORY_US
                  && binding.lastSeenUs < identity.lastSeenUs);
    }
    while (identity.bindings.size() > MAX_BINDINGS) {
      Binding oldest = identity.bindings.get(0);
      for (Binding binding : identity.bindings) {
        oldest = binding.lastSeenUs < oldest.lastSeenUs ? binding : oldest;
      }
      identity.bindings.remove(oldest);
    }
  }

  private static Identity longestUnseen(List<Identity> identities) {
    Identity found = identities.get(0);
    for (Identity identity : identities) {
      found = identity.lastSeenUs < found.lastSeenUs ? identity : found;
    }
    return found;
  }
}
