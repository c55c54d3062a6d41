package io.followspot.gateway.archive;

import io.followspot.gateway.http.Call;
import io.followspot.gateway.http.Route;
import io.followspot.gateway.live.LiveFrame;
import io.followspot.gateway.problem.Problem;
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

  /** Serves pictures from the archive. */
  public CameraPictureRoutes(FrameRecording archive) {
    this.archive = archive;
  }

  /** The routes. */
  public List<Route> routes() {
    return List.of(Route.picture("/v1/cameras/{camera}/picture.jpg", this::picture, "at", "width"));
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
    call.bytes("image/jpeg", width == 0 ? frame.jpeg() : scaled(frame.jpeg(), width));
  }

  private static byte[] scaled(byte[] jpeg, int width) throws IOException {
    Optional<BufferedImage> image = Jpegs.decode(jpeg);
    if (image.isEmpty() || image.get().getWidth() <= width) {
      return jpeg;
    }
    int height = Math.max(1, image.get().getHeight() * width / image.get().getWidth());
    return Jpegs.encode(Jpegs.scale(image.get(), width, height));
  }
}
