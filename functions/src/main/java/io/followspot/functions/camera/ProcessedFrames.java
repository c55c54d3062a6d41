package io.followspot.functions.camera;

import com.google.protobuf.UnsafeByteOperations;
import io.followspot.functions.OutgoingMessages;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.AffineMap;
import io.followspot.protos.v1.ProcessedFrame;
import io.followspot.protos.v1.VisionSettings;
import io.followspot.tracking.geometry.Affine;
import io.followspot.vision.VisionStep;
import io.followspot.vision.processed.ProcessedPicture;

/**
 * Whether and how often a camera's analysed frames are published.
 *
 * @param wanted whether they are published at all
 * @param pace how often
 */
record ProcessedFrames(boolean wanted, PublishInterval pace) {
  static ProcessedFrames of(VisionSettings settings) {
    return new ProcessedFrames(
        settings.getProcessedFrames().equals("on"),
        settings.hasProcessedFramesPerS()
            ? PublishInterval.perSecond(settings.getProcessedFramesPerS())
            : PublishInterval.EVERY_FRAME);
  }

  /** Publishes the frame if the registration asks for it and the interval has passed. */
  void publish(CameraUpdate update, InputFrame frame, VisionStep step) {
    if (wanted && pace.isDue(update.state().outputs().processedFrameUs(), frame.capturedAtUs())) {
      update.state().outputs().processedFrameAt(frame.capturedAtUs());
      update.send(
          new OutgoingMessages.ToTopic(
              Topics.PROCESSED_FRAMES, update.cameraId(), message(update, frame, step)));
    }
  }

  private static ProcessedFrame message(CameraUpdate update, InputFrame frame, VisionStep step) {
    ProcessedPicture picture = step.processed().get();
    Affine map = picture.toFrame();
    return ProcessedFrame.newBuilder()
        .setCameraId(update.cameraId())
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
        .setConfigurationHash(update.state().registration().hash())
        .build();
  }
}
