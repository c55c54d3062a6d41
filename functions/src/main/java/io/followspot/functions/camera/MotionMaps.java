package io.followspot.functions.camera;

import io.followspot.functions.OutgoingMessages;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.MotionMap;
import io.followspot.protos.v1.VisionSettings;
import io.followspot.vision.VisionStep;

/**
 * Whether and how often a camera's motion map is published.
 *
 * @param wanted whether it is published at all
 * @param pace how often
 */
record MotionMaps(boolean wanted, PublishInterval pace) {
  private static final PublishInterval BY_DEFAULT = PublishInterval.perSecond(1);

  static MotionMaps of(VisionSettings settings) {
    return new MotionMaps(
        settings.getMotionMap().equals("on"),
        settings.hasMotionMapPerS()
            ? PublishInterval.perSecond(settings.getMotionMapPerS())
            : BY_DEFAULT);
  }

  /**
   * Publishes the motion up to the frame if the registration asks for it and the interval has
   * passed.
   */
  void publish(CameraUpdate update, InputFrame frame, VisionStep step) {
    if (!wanted) {
      update.state().vision().clearPicturedAt();
      return;
    }
    long spanUs = frame.capturedAtUs() - update.state().vision().picturedAtUs();
    update.state().vision().picturedAt(frame.capturedAtUs());
    if (spanUs > 0 && pace.isDue(update.state().outputs().motionMapUs(), frame.capturedAtUs())) {
      step.motion().get().ifPresent(map -> send(update, frame, step, spanUs, map));
    }
  }

  private static void send(
      CameraUpdate update,
      InputFrame frame,
      VisionStep step,
      long spanUs,
      io.followspot.vision.motion.MotionMap map) {
    update.state().outputs().motionMapAt(frame.capturedAtUs());
    MotionMap.Builder message =
        MotionMap.newBuilder()
            .setCameraId(update.cameraId())
            .setFrame(frame.ref())
            .setSpanUs(spanUs)
            .setFrameWidthPx(step.widthPx())
            .setFrameHeightPx(step.heightPx())
            .setColumns(map.columns())
            .setRows(map.rows())
            .setConfigurationHash(update.state().registration().hash());
    float perSecond = 1_000_000f / spanUs;
    for (int cell = 0; cell < map.columns() * map.rows(); cell++) {
      message
          .addRightPxPerS(map.rightPx()[cell] * perSecond)
          .addDownPxPerS(map.downPx()[cell] * perSecond)
          .addSpeedPxPerS(map.distancePx()[cell] * perSecond);
    }
    update.send(
        new OutgoingMessages.ToTopic(Topics.MOTION_MAPS, update.cameraId(), message.build()));
  }
}
