package io.followspot.functions.camera;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.functions.BareLoop;
import io.followspot.functions.Messages;
import io.followspot.protos.v1.Detections;
import io.followspot.protos.v1.Frame;
import io.followspot.tracking.scene.Scene;
import org.junit.jupiter.api.Test;

class StateBudgetTest {
  private static final int TRACKS = 32;

  @Test
  void state_pictureAnd32TracksWithAppearance_isWithin100Kilobytes() {
    try (VisionShelf vision = new VisionShelf()) {
      BareLoop loop = new BareLoop(Messages.LOBBY, vision);
      loop.onRegistration(Messages.registration());
      Frame picture = Messages.framesOf(Scene.lobby(7), 1).get(0);
      loop.onFrame(picture);
      for (int frame = 1; frame < 8; frame++) {
        loop.onDetections(crowd(frame));
      }

      assertThat(loop.cameraState().getReportedCount()).isEqualTo(TRACKS);
      assertThat(loop.cameraState().getVision().size()).isGreaterThan(80_000);
      assertThat(loop.cameraState().getSerializedSize()).isLessThanOrEqualTo(100_000);
    }
  }

  /** Four rows of eight, each with a descriptor as long as the tracker keeps. */
  private static Detections crowd(int frame) {
    float[] lefts = new float[TRACKS];
    for (int i = 0; i < TRACKS; i++) {
      lefts[i] = 20 + 70 * (i % 8);
    }
    Detections.Builder crowd = Messages.detections(frame, lefts).toBuilder();
    for (int i = 0; i < TRACKS; i++) {
      crowd.getDetectionsBuilder(i).getBoxBuilder().setTopPx(10 + 85 * (i / 8)).setHeightPx(70);
      crowd.getDetectionsBuilder(i).clearAppearance();
      for (int n = 0; n < 96; n++) {
        crowd.getDetectionsBuilder(i).addAppearance((float) Math.sqrt(1 / 96.0));
      }
    }
    return crowd.build();
  }
}
