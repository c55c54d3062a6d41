package io.followspot.functions.camera;

import com.google.protobuf.UnsafeByteOperations;
import io.followspot.functions.Outgoing;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.AffineMap;
import io.followspot.protos.v1.ProcessedFrame;
import io.followspot.protos.v1.VisionSettings;
import io.followspot.tracking.geometry.Affine;
import io.followspot.vision.VisionStep;
import io.followspot.vision.processed.ProcessedPicture;
import java.util.List;

/**
 * Whether and how often a camera's frames are shown as they were analysed.
 *
 * @param wanted whether they are at all
 * @param periodUs at most one in each such span of capture time; 1 for every frame
 */
record ProcessedFrames(boolean wanted, long periodUs) {
  private static final double MIN_PER_S = 0.01;
  private static final double MAX_PER_S = 1_000;
  private static final List<String> CHOICES = List.of("off", "on");

  static ProcessedFrames of(VisionSettings settings) throws InvalidRegistrationException {
    String choice = Limits.oneOf("vision.processed_frames", settings.getProcessedFrames(), CHOICES);
    boolean wanted = choice.equals("on");
    if (wanted && settings.getDetector().equals("none")) {
      throw new InvalidRegistrationException(
          "vision.processed_frames",
          "is \"on\", but with vision.detector \"none\" no frames are looked at");
    }
    if (!settings.hasProcessedFramesPerS()) {
      return new ProcessedFrames(wanted, 1);
    }
    double perSecond =
        Limits.within(
            "vision.processed_frames_per_s",
            settings.getProcessedFramesPerS(),
            MIN_PER_S,
            MAX_PER_S);
    return new ProcessedFrames(wanted, Math.round(1_000_000 / perSecond));
  }

  /** Publishes the frame if the camera asks for it and it is its turn. */
  void publish(CameraTurn turn, InputFrame frame, VisionStep step) {
    if (wanted && isDue(turn.state().getProcessedFrameAtUs(), frame.capturedAtUs())) {
      turn.state().setProcessedFrameAtUs(frame.capturedAtUs());
      turn.send(
          new Outgoing.ToTopic(
              Topics.PROCESSED_FRAMES, turn.cameraId(), message(turn, frame, step)));
    }
  }

  /** By spans that do not depend on what was shown: the rate holds for any rate of frames. */
  private boolean isDue(long lastUs, long nowUs) {
    return nowUs / periodUs != lastUs / periodUs;
  }

  private static ProcessedFrame message(CameraTurn turn, InputFrame frame, VisionStep step) {
    ProcessedPicture picture = step.processed().get();
    Affine map = picture.toFrame();
    return ProcessedFrame.newBuilder()
        .setCameraId(turn.cameraId())
        .setFrame(frame.ref())
        .setWidthPx(picture.widthPx())
        .setHeightPx(picture.heightPx())
        .setJpeg(UnsafeByteOperations.unsafeWrap(picture.jpeg()))
        .setToFrame(
            AffineMap.newBuilder()
                .setA(map.a())
                .setB(map.b())
                .setTxPx(map.tx())
                .setC(map.c())
                .setD(map.d())
                .setTyPx(map.ty()))
        .setConfigurationHash(turn.state().getConfigurationHash())
        .build();
  }
}
