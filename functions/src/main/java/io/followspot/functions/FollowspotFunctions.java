package io.followspot.functions;

import io.followspot.functions.camera.CameraReducer;
import io.followspot.functions.camera.VisionSource;
import io.followspot.functions.identity.IdentityReducer;
import io.followspot.functions.microphone.MicrophoneReducer;
import io.followspot.functions.site.SiteInput;
import io.followspot.functions.track.TrackReducer;
import io.followspot.process.Setting;
import java.time.Clock;
import org.apache.flink.statefun.sdk.java.StatefulFunctions;
import org.apache.flink.statefun.sdk.java.handler.RequestReplyHandler;

/** All functions of Followspot, as called by Flink. */
public final class FollowspotFunctions {
  private FollowspotFunctions() {}

  /** Returns the handler of Flink's requests. It is thread-safe. */
  public static RequestReplyHandler handler(VisionSource vision) {
    return new StatefulFunctions()
        .withStatefulFunction(CameraFn.spec(new CameraReducer(vision), Clock.systemUTC()))
        .withStatefulFunction(MicrophoneFn.spec(new MicrophoneReducer()))
        .withStatefulFunction(TrackFn.spec(new TrackReducer()))
        .withStatefulFunction(SiteFn.spec(new SiteInput(siteWaitUs()), Clock.systemUTC()))
        .withStatefulFunction(IdentityFn.spec(new IdentityReducer()))
        .requestReplyHandler();
  }

  private static long siteWaitUs() {
    return Setting.SITE_WAIT.readDuration().toNanos() / 1_000;
  }
}
