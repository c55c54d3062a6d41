package io.followspot.vision;

import io.followspot.tracking.geometry.Affine;
import io.followspot.tracking.geometry.Box;
import io.followspot.tracking.tracker.Detection;
import io.followspot.vision.background.Background;
import io.followspot.vision.decode.FrameDecoder;
import io.followspot.vision.decode.Geometry;
import io.followspot.vision.decode.JpegHeader;
import io.followspot.vision.decode.Picture;
import io.followspot.vision.detection.BlobDetector;
import io.followspot.vision.region.Mask;
import java.util.List;

/**
 * Turns the frames of a camera into detections. Holds only what follows from the configuration; all
 * that is learned from frames is in the state that goes in and comes out. Deterministic. One
 * instance may serve several threads.
 */
public final class CameraVision implements AutoCloseable {
  private final VisionConfig config;
  private final BlobDetector blobs;

  /** Prepares the stages that the configuration asks for. */
  public CameraVision(VisionConfig config) {
    this.config = config;
    blobs = new BlobDetector(config.blobs());
  }

  /**
   * Takes in one frame.
   *
   * @param jpeg one JPEG picture
   * @param state what the previous step returned; empty at first or to start anew
   * @param expected where tracks should be in this frame, in pixels as captured: the background
   *     must not absorb what is there, and merged objects are told apart by it
   * @throws FrameRefusedException if the bytes can not be used; the state stays as it was
   */
  public VisionStep step(byte[] jpeg, byte[] state, List<Box> expected)
      throws FrameRefusedException {
    JpegHeader frame = JpegHeader.parse(jpeg, config.decode().limits());
    Geometry geometry =
        Geometry.of(frame.widthPx(), frame.heightPx(), config.decode().analysisHeightPx());
    Picture picture = FrameDecoder.decode(jpeg, frame, geometry);
    Background background = new Background(config.background(), geometry);
    if (VisionState.fits(state, frame, geometry)) {
      background.read(VisionState.body(state));
    }
    double scaleX = frame.widthPx() / (double) geometry.widthPx();
    double scaleY = frame.heightPx() / (double) geometry.heightPx();
    List<Box> boxes = analysed(expected, scaleX, scaleY);
    Mask foreground = background.foreground(picture);
    List<Detection> detections = blobs.detect(picture, foreground, boxes, scaleX, scaleY);
    background.learn(picture, foreground, boxes);
    return new VisionStep(
        VisionState.save(frame, geometry, background),
        frame.widthPx(),
        frame.heightPx(),
        detections,
        Affine.IDENTITY);
  }

  private static List<Box> analysed(List<Box> boxes, double scaleX, double scaleY) {
    return boxes.stream()
        .map(
            box ->
                new Box(
                    box.leftPx() / scaleX,
                    box.topPx() / scaleY,
                    box.widthPx() / scaleX,
                    box.heightPx() / scaleY))
        .toList();
  }

  @Override
  public void close() {}
}
