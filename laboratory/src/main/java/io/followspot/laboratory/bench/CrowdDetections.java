package io.followspot.laboratory.bench;

import io.followspot.protos.v1.Detections;
import io.followspot.simulation.scene.WalkingCrowd;
import io.followspot.tracking.geometry.Box;

/** What a detector of one camera sees of a walking crowd. */
final class CrowdDetections {
  private static final int WIDTH_PX = 1_920;
  private static final int HEIGHT_PX = 1_080;

  private final String cameraId;
  private final WalkingCrowd crowd;

  CrowdDetections(String cameraId, int people, long seed) {
    this.cameraId = cameraId;
    this.crowd = new WalkingCrowd(people, WIDTH_PX, HEIGHT_PX, seed);
  }

  /** The next record, after a time in seconds; without stream, sequence and time of capture. */
  Detections.Builder after(double seconds) {
    Detections.Builder frame = nobody();
    crowd.walk(seconds);
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
    return frame;
  }

  /** A record without anybody. */
  Detections.Builder nobody() {
    return Detections.newBuilder()
        .setCameraId(cameraId)
        .setFrameWidthPx(WIDTH_PX)
        .setFrameHeightPx(HEIGHT_PX);
  }
}
