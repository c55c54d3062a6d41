package io.followspot.gateway.archive;

import io.followspot.gateway.http.Call;
import io.followspot.gateway.http.Route;
import io.followspot.gateway.live.LiveFrame;
import io.followspot.gateway.problem.Problem;
import io.followspot.gateway.store.History;
import io.followspot.json.TimestampFormat;
import io.followspot.media.Jpegs;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * {@code /v1/cameras/{camera}/picture.jpg}: what a camera saw at a moment, with the time of the
 * picture, so that those of several cameras can be shown side by side.
 */
public final class CameraPictureRoutes {
  private final FrameRecording archive;
  private final MomentOverlay overlay;

  /** Serves pictures from the archive, with tracks of this history. */
  public CameraPictureRoutes(FrameRecording archive, History history) {
    this.archive = archive;
    this.overlay = new MomentOverlay(archive, history);
  }

  /** The routes. */
  public List<Route> routes() {
    return List.of(
        Route.picture("/v1/cameras/{camera}/picture.jpg", this::picture, "at", "width", "tracks"));
  }

  private void picture(Call call) throws IOException, InterruptedException {
    String camera = call.variable("camera");
    int width = call.parameters().integer("width", 32, 4_096).orElse(0);
    long atUs =
        call.parameters()
            .timeUs("at")
            .orElseThrow(() -> Problem.badParameter("at", "is missing: name a moment"));
    LiveFrame frame =
        archive
            .nearest(camera, atUs)
            .orElseThrow(
                () ->
                    Problem.notFound(
                        "No picture of camera "
                            + camera
                            + " within 1.5 s of that moment is stored."));
    call.answerHeader("Followspot-Captured-At", TimestampFormat.format(frame.capturedAtUs()));
    call.answerHeader("Cache-Control", "no-store");
    boolean tracks = call.parameters().flag("tracks").orElse(false);
    call.bytes(
        "image/jpeg", tracks || width > 0 ? drawn(camera, frame, width, tracks) : frame.jpeg());
  }

  /** The picture with tracks, no wider than that; as it was published if nothing changes. */
  private byte[] drawn(String camera, LiveFrame frame, int width, boolean tracks)
      throws IOException, InterruptedException {
    Optional<BufferedImage> decoded = Jpegs.decode(frame.jpeg());
    if (decoded.isEmpty()) {
      return frame.jpeg();
    }
    BufferedImage image = decoded.get();
    if (tracks) {
      overlay.paint(image, camera, frame.capturedAtUs());
    }
    if (width > 0 && image.getWidth() > width) {
      return Jpegs.encode(scaled(image, width));
    }
    return tracks ? Jpegs.encode(image) : frame.jpeg();
  }

  private static BufferedImage scaled(BufferedImage image, int width) {
    return Jpegs.scale(image, width, Math.max(1, image.getHeight() * width / image.getWidth()));
  }
}
