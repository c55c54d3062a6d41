package io.followspot.functions;

import io.followspot.functions.camera.CameraReducer;
import io.followspot.functions.camera.VisionSource;
import io.followspot.functions.track.TrackReducer;
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
        .withStatefulFunction(TrackFn.spec(new TrackReducer()))
        .requestReplyHandler();
  }
}
