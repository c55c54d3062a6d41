package io.followspot.gateway.live;

import io.followspot.gateway.http.Call;
import io.followspot.gateway.http.Heartbeat;
import io.followspot.gateway.http.Route;
import io.followspot.gateway.json.TimestampFormat;
import io.followspot.gateway.problem.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Pictures of now: one as JPEG, or all that come as a multipart stream, of one camera (which a
 * browser shows as it is) or of several over one connection (which the page reads).
 */
public final class LiveRoutes {
  private static final String BOUNDARY = "followspot-frame";
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  /** Default interval between two frames of one camera. */
  private static final int DEFAULT_FPS = 15;

  private final Frames frames;
  private final Duration beat;

  /** The pictures as they come. */
  @FunctionalInterface
  public interface Frames {
    /**
     * Waits for pictures later than those seen.
     *
     * @param cameras which cameras; empty means all
     * @param seen the last picture of each camera that the caller has
     * @return them; empty if none come in time
     */
    List<LiveFrame> awaitNewer(Set<String> cameras, Map<String, LiveFrame> seen, Duration patience)
        throws InterruptedException;
  }

  /** Serves these; the interval is that of keep-alive parts of a stream without frames. */
  public LiveRoutes(Frames frames, Duration beat) {
    this.frames = frames;
    this.beat = beat;
  }

  /** The routes. */
  public List<Route> routes() {
    return List.of(
        Route.picture("/v1/cameras/{camera}/live", this::latest),
        Route.watch("/v1/cameras/{camera}/live.mjpeg", this::one, "fps"),
        Route.watch("/v1/live", this::several, "camera", "fps"));
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

  private void one(Call call) throws IOException, InterruptedException {
    // Readers of one camera's stream take pictures only: a line between two of them is skipped.
    stream(call, Set.of(call.variable("camera")), "\r\n");
  }

  private void several(Call call) throws IOException, InterruptedException {
    String empty = "--" + BOUNDARY + "\r\nContent-Type: text/plain\r\nContent-Length: 0";
    stream(call, Set.copyOf(call.cameras()), empty + "\r\n\r\n\r\n");
  }

  private void stream(Call call, Set<String> cameras, String stillHere)
      throws IOException, InterruptedException {
    int fps = call.parameters().integer("fps", 1, 60).orElse(DEFAULT_FPS);
    Optional<OutputStream> out = call.stream("multipart/x-mixed-replace; boundary=" + BOUNDARY);
    if (out.isPresent()) {
      write(call, new Shown(cameras, fps, stillHere), out.get());
    }
  }

  /** Which cameras, how often, and what is said when none of them has anything new. */
  private record Shown(Set<String> cameras, int fps, String stillHere) {}

  private void write(Call call, Shown shown, OutputStream out)
      throws IOException, InterruptedException {
    long spacingNs = 1_000_000_000L / shown.fps();
    Map<String, LiveFrame> seen = new HashMap<>();
    Heartbeat heartbeat = new Heartbeat(beat);
    out.flush();
    while (true) {
      long beganNs = System.nanoTime();
      for (LiveFrame frame : frames.awaitNewer(shown.cameras(), seen, heartbeat.left())) {
        write(frame, out);
        seen.put(frame.cameraId(), frame);
      }
      if (heartbeat.isDue()) {
        call.admitAgain();
        out.write(shown.stillHere().getBytes(StandardCharsets.US_ASCII));
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
            + TimestampFormat.format(frame.capturedAtUs())
            + "\r\n\r\n";
    out.write(head.getBytes(StandardCharsets.US_ASCII));
    out.write(frame.jpeg());
    out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
  }
}
