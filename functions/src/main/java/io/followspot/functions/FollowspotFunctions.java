package io.followspot.functions;

import io.followspot.functions.camera.CameraReducer;
import io.followspot.functions.camera.VisionSource;
import io.followspot.functions.identity.IdentityReducer;
import io.followspot.functions.metrics.FunctionMetrics;
import io.followspot.functions.microphone.MicrophoneReducer;
import io.followspot.functions.site.SiteInput;
import io.followspot.functions.traces.FunctionTraces;
import io.followspot.functions.track.TrackReducer;
import io.followspot.metrics.Meters;
import io.followspot.process.Setting;
import io.followspot.traces.Traces;
import java.time.Clock;
import org.apache.flink.statefun.sdk.java.StatefulFunctions;
import org.apache.flink.statefun.sdk.java.handler.RequestReplyHandler;

/** All functions of Followspot, as called by Flink. */
public final class FollowspotFunctions {
  private FollowspotFunctions() {}

  /** Returns the handler of Flink's requests, whose metrics nobody reads. It is thread-safe. */
  public static RequestReplyHandler handler(VisionSource vision) {
    return handler(vision, new FunctionMetrics(new Meters(), Clock.systemUTC()), Traces.OFF);
  }

  /** Returns the handler of Flink's requests. It is thread-safe. */
  public static RequestReplyHandler handler(
      VisionSource vision, FunctionMetrics metrics, Traces sent) {
    FunctionTraces traces = new FunctionTraces(sent, metrics::latestVision);
    return new StatefulFunctions()
        .withStatefulFunction(
            CameraFn.spec(new CameraReducer(vision), Clock.systemUTC(), metrics, traces))
        .withStatefulFunction(MicrophoneFn.spec(new MicrophoneReducer(), metrics))
        .withStatefulFunction(TrackFn.spec(new TrackReducer(), metrics, traces))
        .withStatefulFunction(SiteFn.spec(new SiteInput(siteWaitUs()), Clock.systemUTC(), metrics))
        .withStatefulFunction(IdentityFn.spec(new IdentityReducer(), metrics))
        .requestReplyHandler();
  }

  private static long siteWaitUs() {
    return Setting.SITE_WAIT.readDuration().toNanos() / 1_000;
  }
}
