package io.followspot.functions.camera;

import io.followspot.functions.Messages;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.Detections;
import io.followspot.simulation.scene.WalkingCrowd;
import io.followspot.tracking.geometry.Box;

/** Records of another detector that sees a crowd, frame by frame. */
public final class CrowdMessages {
  private final WalkingCrowd crowd;
  private final int framesPerSecond;
  private int sequence;

  public CrowdMessages(int people, int framesPerSecond) {
    crowd = new WalkingCrowd(people, 1_920, 1_080, 7);
    this.framesPerSecond = framesPerSecond;
  }

  /** A camera without pictures that follows so many objects; as by default if 0. */
  public static CameraRegistration registration(int maxObjects) {
    CameraRegistration.Builder registration = Messages.registration().toBuilder();
    registration.getVisionBuilder().setDetector("none");
    if (maxObjects > 0) {
      registration.getTrackingBuilder().setMaxObjects(maxObjects);
    }
    return registration.build();
  }

  /** The next frame. */
  public Detections next() {
    Detections.Builder frame =
        Detections.newBuilder()
            .setCameraId(Messages.LOBBY)
            .setStreamId(Messages.STREAM)
            .setSequence(sequence)
            .setCapturedAtUs(Messages.STREAM + sequence * 1_000_000L / framesPerSecond)
            .setFrameWidthPx(1_920)
            .setFrameHeightPx(1_080);
    sequence++;
    for (int i = 0; i < crowd.people(); i++) {
      Box box = crowd.seen(i);
      frame
          .addDetectionsBuilder()
          .setScore(0.9f)
          .setLabel("person")
          .getBoxBuilder()
          .setLeftPx((float) box.leftPx())
          .setTopPx((float) box.topPx())
          .setWidthPx((float) box.widthPx())
          .setHeightPx((float) box.heightPx());
    }
    crowd.walk(1.0 / framesPerSecond);
    return frame.build();
  }
}
