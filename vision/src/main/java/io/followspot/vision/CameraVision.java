package io.followspot.vision;

import io.followspot.tracking.geometry.Box;
import io.followspot.vision.background.Background;
import io.followspot.vision.compensation.Compensation;
import io.followspot.vision.compensation.CompensationMode;
import io.followspot.vision.decode.FrameDecoder;
import io.followspot.vision.decode.Geometry;
import io.followspot.vision.decode.JpegHeader;
import io.followspot.vision.decode.Picture;
import io.followspot.vision.detection.BlobDetector;
import io.followspot.vision.filter.SpatialFilter;
import io.followspot.vision.mapping.PixelMapping;
import io.followspot.vision.motion.Plane;
import io.followspot.vision.onnx.Networks;
import io.followspot.vision.processed.AlignedFrame;
import io.followspot.vision.region.Mask;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Turns the frames of a camera into detections. Holds only data derived from the configuration;
 * everything learned from frames is in the state passed in and returned. Deterministic. One
 * instance may serve several threads.
 */
public final class CameraVision implements AutoCloseable {
  private final VisionConfig config;
  private final FrameDecoder decoder = new FrameDecoder();
  private final BlobDetector blobs;
  private final Networks networks;
  private final Runnable whenDecoded;

  /** Prepares the stages of a configuration without networks. */
  public CameraVision(VisionConfig config) {
    this(config, Path.of("models"));
  }

  /**
   * Prepares the stages that the configuration asks for.
   *
   * @param models directory of the networks' files
   */
  public CameraVision(VisionConfig config, Path models) {
    this(config, models, () -> {});
  }

  /**
   * Prepares the stages that the configuration asks for.
   *
   * @param models directory of the networks' files
   * @param whenDecoded is run in each step after the picture is decoded, on the same thread: for
   *     who measures the time, which the vision itself does not know
   */
  public CameraVision(VisionConfig config, Path models, Runnable whenDecoded) {
    this.config = config;
    this.whenDecoded = whenDecoded;
    blobs = new BlobDetector(config.blobs());
    networks = Networks.open(models, config.networks());
  }

  /**
   * Processes one frame.
   *
   * @param jpeg one JPEG picture
   * @param state what the previous step returned; empty at first or to restart
   * @param expected predicted boxes of tracks in this frame, in pixels as captured: the background
   *     does not absorb them, and merged objects are separated by them
   * @throws FrameRefusedException if the bytes cannot be used; the state stays as it was
   */
  public VisionStep step(byte[] jpeg, byte[] state, List<Box> expected)
      throws FrameRefusedException {
    JpegHeader frame = JpegHeader.parse(jpeg, config.decode().limits());
    Geometry geometry =
        Geometry.of(frame.widthPx(), frame.heightPx(), config.decode().analysisHeightPx());
    Picture decoded = decoder.decode(jpeg, frame, geometry);
    whenDecoded.run();
    PixelMapping mapping = new PixelMapping(config.pixels().mapping());
    Compensation compensation = new Compensation(config.compensation(), geometry);
    Background background =
        new Background(
            config.background(), geometry, config.compensation() != CompensationMode.OFF);
    Optional<Plane> before = Optional.empty();
    if (VisionState.fits(state, frame, geometry)) {
      ByteBuffer saved = VisionState.body(state);
      mapping.read(saved);
      compensation.read(saved);
      if (VisionState.isAllKnown(state)) {
        background.readAllKnown(saved);
      } else {
        background.read(saved);
      }
      before = VisionState.before(state, geometry);
    }
    Picture seen = SpatialFilter.apply(config.pixels().filters(), mapping.apply(decoded));
    Picture picture = compensation.align(seen, background);
    FrameTransform view = new FrameTransform(frame, geometry, compensation);
    List<Box> boxes = view.aligned(expected);
    Mask foreground = background.foreground(picture, boxes);
    DetectionStage finding =
        DetectionStage.of(
            networks,
            new DetectionStage.Subject(
                jpeg, frame, background.frames(), seen, inFrame(foreground), moves(foreground)),
            () ->
                view.asCaptured(
                    blobs.detect(
                        picture, foreground, background, boxes, view.scaleX(), view.scaleY())));
    background.learn(picture, foreground, boxes);
    if (finding.looked()) {
      compensation.looked();
    }
    Plane now = config.motionMap() ? Plane.quarterOf(seen) : null;
    return new VisionStep(
        VisionState.save(frame, geometry, mapping, compensation, background, now),
        frame.widthPx(),
        frame.heightPx(),
        config.colours() || networks.describes()
            ? finding.detections()
            : finding.withoutLooks().detections(),
        view.cameraMotion(),
        finding.looked(),
        finding.trouble(),
        new AlignedFrame(picture, background, foreground, view.toFrame()),
        Motion.between(before, now, view));
  }

  /** In a frame that was aligned to the background, moving objects are displaced. */
  private Mask inFrame(Mask foreground) {
    return config.compensation() == CompensationMode.OFF
        ? foreground
        : new Mask(foreground.width(), foreground.height());
  }

  private boolean moves(Mask foreground) {
    double pixels = foreground.width() * (double) foreground.height();
    return foreground.count() >= config.blobs().minAreaFraction() * pixels;
  }

  @Override
  public void close() {
    networks.close();
  }
}
