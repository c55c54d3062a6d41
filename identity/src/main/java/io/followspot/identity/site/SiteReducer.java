package io.followspot.identity.site;

import java.util.Collections;
import java.util.List;

/**
 * Joins the tracks of a site's cameras into identities: a pure function of the state's bytes, the
 * site and one frame.
 *
 * <p>Frames wait until every camera has sent a later one, as {@link Watermark} says; then they are
 * taken in by time and camera. So the order in which frames of different cameras arrive does not
 * matter within that bound. A frame that comes later than that is counted and left out.
 */
public final class SiteReducer {
  /** Identities kept at most, those that left included. */
  static final int MAX_IDENTITIES = 250;

  /** What waits at most: beyond it the oldest frames go ahead. */
  static final int MAX_WAITING_BYTES = 200_000;

  /** Bindings of an identity at most: the oldest are forgotten first. */
  private static final int MAX_BINDINGS = 20;

  /** A track that was not seen for so long is forgotten. */
  private static final long BINDING_MEMORY_US = 10_000_000;

  private SiteReducer() {}

  /**
   * Takes one frame and waits for cameras that are behind as the site's parameters say.
   *
   * @param state of the step before; empty for a new site
   * @throws IllegalArgumentException if the state is none
   */
  public static SiteStep step(byte[] state, SiteConfig config, CameraFrame frame) {
    return step(state, config, frame, config.parameters().maxWaitUs());
  }

  /**
   * Takes one frame.
   *
   * @param state of the step before; empty for a new site
   * @param waitUs how long in capture time a camera that is behind is waited for, before it counts
   *     as absent
   * @throws IllegalArgumentException if the state is none
   */
  public static SiteStep step(byte[] state, SiteConfig config, CameraFrame frame, long waitUs) {
    SiteState site = SiteCodec.read(state);
    EventLog log = new EventLog(config);
    if (config.cameras().containsKey(frame.cameraId())) {
      offer(site, frame);
      advance(site, config, log, Watermark.of(site, config, waitUs));
    }
    return finished(site, log);
  }

  /**
   * A camera's stream has ended: it is not waited for any more. When all of the site's have, what
   * waits is taken in, everybody leaves, and the next streams may begin at any time.
   *
   * @param waitUs as for a frame
   */
  public static SiteStep end(byte[] state, SiteConfig config, String cameraId, long waitUs) {
    SiteState site = SiteCodec.read(state);
    EventLog log = new EventLog(config);
    if (config.cameras().containsKey(cameraId)) {
      site.camera(cameraId).ended = true;
      goOn(site, config, log, waitUs);
    }
    return finished(site, log);
  }

  private static void goOn(SiteState site, SiteConfig config, EventLog log, long waitUs) {
    if (config.cameras().keySet().stream().allMatch(id -> site.camera(id).ended)) {
      advance(site, config, log, Long.MAX_VALUE);
      begin(site, config, log);
    } else {
      advance(site, config, log, Watermark.of(site, config, waitUs));
    }
  }

  /**
   * Adapts the state to cameras that were taken away or changed: what they sent and still waits is
   * dropped if they are gone.
   *
   * @param waitUs as for a frame
   */
  public static SiteStep changed(byte[] state, SiteConfig config, long waitUs) {
    SiteState site = SiteCodec.read(state);
    EventLog log = new EventLog(config);
    site.cameras.keySet().retainAll(config.cameras().keySet());
    site.waiting.removeIf(frame -> !config.cameras().containsKey(frame.cameraId()));
    goOn(site, config, log, waitUs);
    return finished(site, log);
  }

  /** Takes in what still waits, as at the end of a recording. */
  public static SiteStep flush(byte[] state, SiteConfig config) {
    SiteState site = SiteCodec.read(state);
    EventLog log = new EventLog(config);
    advance(site, config, log, Long.MAX_VALUE);
    return finished(site, log);
  }

  private static SiteStep finished(SiteState site, EventLog log) {
    return new SiteStep(SiteCodec.write(site), log.outcomes);
  }

  /** How many frames came too late to count. */
  public static long lateFrames(byte[] state) {
    return SiteCodec.read(state).lateFrames;
  }

  /** Cameras that fell behind and are not waited for, sorted. */
  public static List<String> absentCameras(byte[] state) {
    return SiteCodec.read(state).cameras.values().stream()
        .filter(camera -> camera.absent && !camera.ended)
        .map(camera -> camera.cameraId)
        .toList();
  }

  private static void offer(SiteState site, CameraFrame frame) {
    SiteCameraState camera = site.camera(frame.cameraId());
    if (frame.capturedAtUs() <= site.watermarkUs || frame.capturedAtUs() <= camera.newestUs) {
      site.lateFrames++;
      return;
    }
    camera.newestUs = frame.capturedAtUs();
    camera.absent = false;
    camera.ended = false;
    // An empty frame only says how far its camera has come.
    if (!frame.sightings().isEmpty()) {
      int at = Collections.binarySearch(site.waiting, frame, CameraFrame.ORDER);
      site.waiting.add(at < 0 ? -at - 1 : at, frame);
    }
  }

  private static void advance(SiteState site, SiteConfig config, EventLog log, long watermarkUs) {
    int bytes = 0;
    for (CameraFrame frame : site.waiting) {
      bytes += frame.waitingBytes();
    }
    while (!site.waiting.isEmpty()
        && (site.waiting.get(0).capturedAtUs() <= watermarkUs || bytes > MAX_WAITING_BYTES)) {
      CameraFrame frame = site.waiting.remove(0);
      bytes -= frame.waitingBytes();
      site.watermarkUs = Math.max(site.watermarkUs, frame.capturedAtUs());
      leave(site, config, log, frame.capturedAtUs());
      new FrameFusion(site, config, log, frame).run();
      boolean last =
          site.waiting.isEmpty() || site.waiting.get(0).capturedAtUs() > frame.capturedAtUs();
      if (last) {
        finish(site, config, log, frame.capturedAtUs());
      }
    }
    if (watermarkUs != Long.MAX_VALUE) {
      site.watermarkUs = Math.max(site.watermarkUs, watermarkUs);
      leave(site, config, log, watermarkUs);
    }
  }

  /** Everybody leaves, and time begins anew; ids go on. */
  private static void begin(SiteState site, SiteConfig config, EventLog log) {
    leave(site, config, log, Long.MAX_VALUE);
    site.identities.clear();
    site.watermarkUs = Long.MIN_VALUE;
    site.cameras.values().forEach(camera -> camera.newestUs = Long.MIN_VALUE);
  }

  /** Lets go of whoever was not seen for long, before anything of that time is taken in. */
  private static void leave(SiteState site, SiteConfig config, EventLog log, long atUs) {
    for (Identity identity : site.identities) {
      long leftAtUs = identity.lastSeenUs + config.parameters().leaveAfterUs();
      if (!identity.left && leftAtUs < atUs) {
        List<String> cameras = identity.camerasSince(identity.lastSeenUs);
        log.add(
            IdentityEventType.LEFT, identity, leftAtUs, "", 0, new Evidence(cameras, -1, -1, 1));
        identity.left = true;
      }
    }
  }

  /** After the last frame of one time. */
  private static void finish(SiteState site, SiteConfig config, EventLog log, long atUs) {
    new TwinCheck(site, config, log).run(atUs);
    SiteParameters parameters = config.parameters();
    for (Identity identity : site.identities) {
      if (!identity.left && atUs - identity.lastSeenUs <= parameters.claimUs()) {
        log.outcomes.add(log.position(identity, atUs));
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
