package io.followspot.functions.camera;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.functions.BareLoop;
import io.followspot.functions.Messages;
import io.followspot.functions.state.CameraState;
import io.followspot.protos.rules.RegistrationRules;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.Detection;
import io.followspot.protos.v1.Detections;
import io.followspot.protos.v1.Frame;
import io.followspot.simulation.scene.Scene;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class StateBudgetTest {
  private static final int MAX_BYTES = 100_000;

  @Test
  void state_pictureMotionAnd32TracksWithAppearance_isWithin100Kilobytes() {
    CameraRegistration.Builder registration = Messages.registration().toBuilder();
    registration.getVisionBuilder().setMotionMap("on");
    CameraState state = crowded(registration.build(), 32, "person");

    assertThat(state.getReportedCount()).isEqualTo(32);
    assertThat(state.getLedger().getTracksNotBegun()).isZero();
    assertThat(state.getVision().size()).isGreaterThan(84_000);
    assertThat(state.getSerializedSize()).isLessThanOrEqualTo(MAX_BYTES);
  }

  @Test
  void state_ofTheGreatestRegistrationAndEveryFrameFull_isWithin100Kilobytes() {
    CameraRegistration greatest = greatest();
    CameraState state = crowded(greatest, DetectionsReader.MAX_DETECTIONS, "");

    assertThat(greatest.getSerializedSize()).as("hardly more is allowed").isGreaterThan(4_000);
    assertThat(state.getReportedCount()).isGreaterThanOrEqualTo(3);
    assertThat(state.getLedger().getTracksNotBegun()).isPositive();
    assertThat(state.getSerializedSize()).isBetween(MAX_BYTES * 9 / 10, MAX_BYTES);
  }

  @Test
  void state_withoutPictures_holdsACrowd() {
    CameraRegistration.Builder registration = Messages.registration().toBuilder();
    registration.getVisionBuilder().setDetector("none");
    CameraState state = crowded(registration.build(), DetectionsReader.MAX_DETECTIONS, "person");

    assertThat(state.getReportedCount()).isGreaterThan(200);
    assertThat(state.getSerializedSize()).isLessThanOrEqualTo(MAX_BYTES);
  }

  @Test
  void lineOfATrack_takesAsManyBytesAsAreReckoned() {
    CameraRegistration.Builder registration = Messages.registration().toBuilder();
    registration.getVisionBuilder().setDetector("none");
    registration.clearZones().clearLines();
    addLine(registration, "a");
    CameraState one = crowded(registration.build(), 50, "person");
    addLine(registration, "b");
    CameraState two = crowded(registration.build(), 50, "person");

    assertThat(one.getReportedCount()).isEqualTo(50);
    // The table of ids has one more, of one letter behind its length.
    assertThat(two.getZones().size() - one.getZones().size())
        .isEqualTo(3 + 50 * StateBudget.SIDE_BYTES);
  }

  /** Along the left side of the picture: everybody is on one side of it. */
  private static void addLine(CameraRegistration.Builder registration, String id) {
    registration.addLinesBuilder().setLineId(id).getEndBuilder().setY(1);
    registration.getLinesBuilder(registration.getLinesCount() - 1).getStartBuilder();
  }

  @Test
  void room_isShort_theStrongestAreFollowed() {
    BareLoop loop = new BareLoop(Messages.LOBBY, new VisionCache());
    loop.onRegistration(greatest());
    for (int frame = 0; frame < 8; frame++) {
      Detections.Builder crowd = crowd(frame, 64, "").toBuilder();
      crowd.getDetectionsBuilderList().forEach(d -> d.setScore(0.7f).setLabel("weak"));
      crowd.getDetectionsBuilder(63).setScore(0.95f).setLabel("strong");
      loop.onDetections(crowd.build());
    }
    assertThat(loop.trackStates().values())
        .extracting(track -> track.getLatest().getLabel())
        .contains("strong");
  }

  private static CameraState crowded(CameraRegistration registration, int objects, String label) {
    try (VisionCache vision = new VisionCache()) {
      BareLoop loop = new BareLoop(Messages.LOBBY, vision);
      loop.onRegistration(registration);
      boolean pictures = !registration.getVision().getDetector().equals("none");
      if (pictures) {
        Frame picture = Messages.framesOf(Scene.lobby(7), 1).get(0);
        loop.onFrame(picture);
      }
      for (int frame = 1; frame < 8; frame++) {
        loop.onDetections(crowd(frame, objects, label));
      }
      return loop.cameraState();
    }
  }

  /** The largest registration that the rules accept. */
  private static CameraRegistration greatest() {
    CameraRegistration.Builder registration = Messages.registration().toBuilder();
    registration.getVisionBuilder().setMotionMap("on");
    for (int i = 0; i < 16; i++) {
      registration.addZonesBuilder().setZoneId("z" + "z".repeat(60) + i).addPolygonBuilder();
      registration.getZonesBuilder(i).addPolygonBuilder().setX(1);
      registration.getZonesBuilder(i).addPolygonBuilder().setX(1).setY(1);
      registration.getZonesBuilder(i).addPolygonBuilder().setY(1);
      registration.addLinesBuilder().setLineId("l" + "l".repeat(60) + i).getStartBuilder();
      registration.getLinesBuilder(i).getEndBuilder().setX(1).setY(1);
    }
    for (int length = 1; length <= 1_024; length++) {
      registration.setSource("x".repeat(length));
      if (!RegistrationRules.faultsOf(registration.build()).isEmpty()) {
        return registration.setSource("x".repeat(length - 1)).build();
      }
    }
    return registration.build();
  }

  /**
   * Side by side, each with the longest descriptor that the tracker stores.
   *
   * @param label of all; each has one of its own, as long as may be, if empty
   */
  private static Detections crowd(int frame, int count, String label) {
    Detections.Builder crowd = Messages.detections(frame).toBuilder();
    crowd.setFrameWidthPx(1_920).setFrameHeightPx(1_080);
    for (int i = 0; i < count; i++) {
      Detection.Builder one = crowd.addDetectionsBuilder().setScore(0.9f);
      one.setLabel(label.isEmpty() ? String.format(Locale.ROOT, "%064d", i) : label);
      one.getBoxBuilder()
          .setLeftPx(10 + 58 * (i % 32))
          .setTopPx(10 + 130 * (i / 32))
          .setWidthPx(40)
          .setHeightPx(110);
      for (int n = 0; n < 96; n++) {
        one.addAppearance((float) Math.sqrt(1 / 96.0));
      }
    }
    return crowd.build();
  }
}
