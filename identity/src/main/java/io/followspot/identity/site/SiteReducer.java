package io.followspot.identity.site;

import java.util.Collections;
import java.util.List;

/**
 * Joins the tracks of a site's cameras into identities: a pure function of the state's bytes, the
 * site and one frame.
 *
 * <p>Frames wait until every camera has sent a later one, see {@link Watermark}; then they are
 * processed by time and camera. So the arrival order of different cameras' frames does not matter
 * within that bound. A frame that arrives later is counted and ignored.
 */
public final class SiteReducer {
  /** Most identities, including those that left. */
  static final int MAX_IDENTITIES = 250;

  /** Most waiting frames: beyond it the oldest are processed. */
  static final int MAX_WAITING_BYTES = 200_000;

  /** Most bindings of an identity: the oldest are removed first. */
  private static final int MAX_BINDINGS = 20;

  /** Time without a sighting after which a track's binding is removed. */
  private static final long BINDING_MEMORY_US = 10_000_000;

  private SiteReducer() {}

  /**
   * Processes one frame with the wait time of the site's parameters.
   *
   * @param state of the previous step; empty for a new site
   * @throws IllegalArgumentException if the state is invalid
   */
  public static SiteStep step(byte[] state, SiteConfig config, CameraFrame frame) {
    return step(state, config, frame, config.parameters().maxWaitUs());
  }

  /**
   * Processes one frame.
   *
   * @param state of the previous step; empty for a new site
   * @param waitUs how long in capture time to wait for a camera that is behind, before it counts as
   *     absent
   * @throws IllegalArgumentException if the state is invalid
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
   * Processes the end of a camera's stream: the site no longer waits for it. When all streams have
   * ended, waiting frames are processed, all identities leave, and the next streams may start at
   * any time.
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
   * Adapts the state to removed or changed cameras: waiting frames of removed cameras are dropped.
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

  /** Processes all waiting frames, as at the end of a recording. */
  public static SiteStep flush(byte[] state, SiteConfig config) {
    SiteState site = SiteCodec.read(state);
    EventLog log = new EventLog(config);
    advance(site, config, log, Long.MAX_VALUE);
    return finished(site, log);
  }

  private static SiteStep finished(SiteState site, EventLog log) {
    return new SiteStep(SiteCodec.write(site), log.outcomes);
  }

  /** What a state says of the site as a whole. */
  public static SiteSummary summary(byte[] state) {
    return SiteSummary.of(SiteCodec.read(state));
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
    // An empty frame only advances its camera's time.
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

  /** All identities leave, and time starts anew; ids continue. */
  private static void begin(SiteState site, SiteConfig config, EventLog log) {
    leave(site, config, log, Long.MAX_VALUE);
    site.identities.clear();
    site.watermarkUs = Long.MIN_VALUE;
    site.cameras.values().forEach(camera -> camera.newestUs = Long.MIN_VALUE);
  }

  /** Ends identities without sightings for long, before frames of that time are processed. */
  private static void leave(SiteState site, SiteConfig config, EventLog log, long atUs) {
    for (Identity identity : site.identities) {
      long leftAtUs = identity.lastSeenUs + config.parameters().leaveAfterUs();
      if (!identity.left && leftAtUs < atUs) {
        identity.regions.leave(identity.lastSeenUs).forEach(exit -> log.add(exit, identity));
        List<String> cameras = identity.camerasSince(identity.lastSeenUs);
        log.add(
            IdentityEventType.LEFT, identity, leftAtUs, "", 0, new Evidence(cameras, -1, -1, 1));
        identity.left = true;
      }
    }
  }

  /** Completes a time after its last frame. */
  private static void finish(SiteState site, SiteConfig config, EventLog log, long atUs) {
    new TwinCheck(site, config, log).run(atUs);
    SiteParameters parameters = config.parameters();
    for (Identity identity : site.identities) {
      move(identity, config, log, atUs);
      if (!identity.left && atUs - identity.lastSeenUs <= parameters.reportUs()) {
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

  /**
   * One that may be the same as an older one does not count at zones and lines until that is
   * decided: the older one counts.
   */
  private static void move(Identity identity, SiteConfig config, EventLog log, long atUs) {
    if (identity.lastSeenUs == atUs && identity.twin == 0) {
      identity
          .regions
          .move(config.regions(), atUs, identity.filter.xM(), identity.filter.yM())
          .forEach(transition -> log.add(transition, identity));
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
