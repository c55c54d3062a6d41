package io.followspot.gateway.live;

import io.followspot.gateway.http.Call;
import io.followspot.gateway.http.Route;
import io.followspot.gateway.problem.Problem;
import io.followspot.json.TimestampFormat;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Live pictures: one as JPEG, or all as a multipart stream, of one camera (which browsers display
 * directly) or of several over one connection (which the page parses).
 */
public final class LiveRoutes {
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  /** Default interval between two frames of one camera. */
  private static final int DEFAULT_FPS = 15;

  private final Frames frames;
  private final Duration beat;

  /** The incoming pictures. */
  public interface Frames {
    /**
     * Waits for pictures later than the given ones.
     *
     * @param cameras which cameras; empty means all
     * @param seen the last picture of each camera that the client has
     * @return them; empty if none come in time
     */
    List<LiveFrame> awaitNewer(Set<String> cameras, Map<String, LiveFrame> seen, Duration patience)
        throws InterruptedException;

    /** Pictures later than the given ones, without waiting. */
    List<LiveFrame> newer(Set<String> cameras, Map<String, LiveFrame> seen);

    /** Adds a listener, which must return quickly, for new pictures. */
    void listen(Runnable listener);

    /** Removes a listener. */
    void forget(Runnable listener);
  }

  /** Serves these pictures; the interval is that of keep-alive parts of a stream without frames. */
  public LiveRoutes(Frames frames, Duration beat) {
    this.frames = frames;
    this.beat = beat;
  }

  /** The routes. */
  public List<Route> routes() {
    return List.of(
        Route.picture("/v1/cameras/{camera}/live", this::latest),
        Route.stream("/v1/cameras/{camera}/live.mjpeg", this::one, "fps"),
        Route.stream("/v1/live", this::several, "camera", "fps"));
  }

  private void latest(Call call) throws InterruptedException {
    String camera = call.variable("camera");
    LiveFrame frame =
        frames.awaitNewer(Set.of(camera), Map.of(), PATIENCE).stream()
            .findFirst()
            .orElseThrow(
                () -> Problem.notFound("No frames arrive from camera " + camera + " now."));
    call.answerHeader("Followspot-Captured-At", TimestampFormat.format(frame.capturedAtUs()));
    call.answerHeader("Cache-Control", "no-store");
    call.bytes("image/jpeg", frame.jpeg());
  }

  private void one(Call call) {
    // Clients of one camera's stream read pictures only: a line between two of them is skipped.
    stream(call, Set.of(call.variable("camera")), "\r\n");
  }

  private void several(Call call) {
    String empty =
        "--" + FrameStream.BOUNDARY + "\r\nContent-Type: text/plain\r\nContent-Length: 0";
    stream(call, Set.copyOf(call.cameras()), empty + "\r\n\r\n\r\n");
  }

  private void stream(Call call, Set<String> cameras, String stillHere) {
    int fps = call.parameters().integer("fps", 1, 60).orElse(DEFAULT_FPS);
    FrameStream.Wanted wanted = new FrameStream.Wanted(cameras, fps, stillHere);
    call.follow(
        "multipart/x-mixed-replace; boundary=" + FrameStream.BOUNDARY,
        beat,
        answer -> new FrameStream(answer, frames, wanted));
  }
}
