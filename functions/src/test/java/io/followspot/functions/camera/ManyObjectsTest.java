package io.followspot.functions.camera;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.functions.BareLoop;
import io.followspot.functions.Messages;
import io.followspot.functions.OutgoingMessages;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.TrackStatus;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ManyObjectsTest {
  private static final int OBJECTS = 600;
  private static final int FRAMES_PER_SECOND = 15;

  private final BareLoop camera = new BareLoop(Messages.LOBBY, new VisionCache());
  private final List<OutgoingMessages.ToTopic> rejections = new ArrayList<>();

  @Test
  void objects_asManyAsRegistered_areAllFollowedAndNothingIsRejected() {
    run(CrowdMessages.registration(OBJECTS), 10 * FRAMES_PER_SECOND);

    assertThat(rejections).isEmpty();
    assertThat(camera.cameraState().getLedger().getTracksNotBegun()).isZero();
    assertThat(camera.cameraState().getLedger().getDetectionsLeftOutMap()).isEmpty();
    assertThat(camera.cameraState().getReportedList())
        .filteredOn(track -> track.getStatus() == TrackStatus.TRACK_STATUS_CONFIRMED)
        .hasSize(OBJECTS);
  }

  @Test
  void objects_moreThanRegistered_areCounted() {
    run(CrowdMessages.registration(OBJECTS / 2), 3);

    assertThat(rejections).hasSize(3);
    assertThat(camera.cameraState().getLedger().getDetectionsLeftOutMap())
        .containsEntry("too_many_detections", 3L * OBJECTS / 2);
  }

  @Test
  void objects_withoutTheSetting_are256OfARecord() {
    run(CrowdMessages.registration(0), 3);

    assertThat(camera.cameraState().getLedger().getDetectionsLeftOutMap())
        .containsEntry("too_many_detections", 3L * (OBJECTS - 256));
    assertThat(camera.cameraState().getSerializedSize()).isLessThan(StateBudget.MAX_BYTES);
  }

  @Test
  void tracks_ofFewObjects_areAQuarterMoreAtMost() {
    CameraRegistration registration = CrowdMessages.registration(8);
    assertThat(StateBudget.of(registration, 0).tracks()).isEqualTo(10);
    assertThat(StateBudget.of(registration, 0).bytes())
        .as("a small number takes nothing away")
        .isEqualTo(StateBudget.of(withoutNumber(registration), 0).bytes() - 4);
  }

  @Test
  void state_grows_withTheNumberOfTheRegistration() {
    assertThat(StateBudget.of(CrowdMessages.registration(2_000), 0).bytes())
        .isGreaterThan(2_000 * 300);
    assertThat(StateBudget.of(CrowdMessages.registration(900), 90_000).bytes())
        .as("whatever the vision takes")
        .isEqualTo(StateBudget.of(CrowdMessages.registration(900), 0).bytes());
  }

  private static CameraRegistration withoutNumber(CameraRegistration registration) {
    return registration.toBuilder().clearTracking().build();
  }

  private void run(CameraRegistration registration, int frames) {
    camera.onRegistration(registration);
    CrowdMessages crowd = new CrowdMessages(OBJECTS, FRAMES_PER_SECOND);
    for (int i = 0; i < frames; i++) {
      camera.onDetections(crowd.next()).stream()
          .filter(record -> record.topic().equals(Topics.REJECTED))
          .forEach(rejections::add);
    }
  }
}
