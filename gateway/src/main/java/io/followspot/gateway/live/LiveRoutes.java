package io.followspot.gateway.live;

import io.followspot.gateway.http.Call;
import io.followspot.gateway.http.Route;
import io.followspot.gateway.json.Times;
import io.followspot.gateway.problem.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Pictures of now: one as JPEG, or all that come as a multipart stream, of one camera (which a
 * browser shows as it is) or of several over one connection (which the page reads).
 */
public final class LiveRoutes {
  private static final String BOUNDARY = "followspot-frame";
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  /** Between two pictures of one camera, unless told otherwise. */
  private static final int DEFAULT_FPS = 15;

  private final FrameFollower follower;

  /** Shows what the follower sees. */
  public LiveRoutes(FrameFollower follower) {
    this.follower = follower;
  }

  /** The routes. */
  public List<Route> routes() {
    return List.of(
        Route.get("/v1/cameras/{camera}/live", this::latest),
        Route.watch("/v1/cameras/{camera}/live.mjpeg", this::one, "fps"),
        Route.watch("/v1/live", this::several, "camera", "fps"));
  }

  private void latest(Call call) throws InterruptedException {
    String camera = call.variable("camera");
    LiveFrame frame =
        follower
            .latest(camera, PATIENCE)
            .orElseThrow(() -> Problem.notFound("No frames come from camera " + camera + " now."));
    call.answerHeader("Followspot-Captured-At", Times.format(frame.capturedAtUs()));
    call.answerHeader("Cache-Control", "no-store");
    call.bytes("image/jpeg", frame.jpeg());
  }

  private void one(Call call) throws IOException, InterruptedException {
    stream(call, Set.of(call.variable("camera")));
  }

  private void several(Call call) throws IOException, InterruptedException {
    stream(call, Set.copyOf(call.cameras()));
  }

  private void stream(Call call, Set<String> cameras) throws IOException, InterruptedException {
    int fps = call.parameters().integer("fps", 1, 60).orElse(DEFAULT_FPS);
    long spacingNs = 1_000_000_000L / fps;
    OutputStream out = call.stream("multipart/x-mixed-replace; boundary=" + BOUNDARY);
    Map<String, LiveFrame> seen = new HashMap<>();
    out.flush();
    while (true) {
      long beganNs = System.nanoTime();
      for (LiveFrame frame : follower.awaitNewer(cameras, seen, PATIENCE)) {
        write(frame, out);
        seen.put(frame.cameraId(), frame);
      }
      out.flush();
      long restMs = (beganNs + spacingNs - System.nanoTime()) / 1_000_000L;
      if (restMs > 0) {
        Thread.sleep(restMs);
      }
    }
  }

  private static void write(LiveFrame frame, OutputStream out) throws IOException {
    String head =
        "--"
            + BOUNDARY
            + "\r\nContent-Type: image/jpeg\r\nContent-Length: "
            + frame.jpeg().length
            + "\r\nFollowspot-Camera: "
            + frame.cameraId()
            + "\r\nFollowspot-Captured-At: "
            + Times.format(frame.capturedAtUs())
            + "\r\n\r\n";
    out.write(head.getBytes(StandardCharsets.US_ASCII));
    out.write(frame.jpeg());
    out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
  }
}
