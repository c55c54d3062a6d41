package io.followspot.gateway.cameras;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.protos.rules.ConfigurationHash;
import io.followspot.protos.v1.CameraEvent;
import io.followspot.protos.v1.CameraEventType;
import io.followspot.protos.v1.CameraRegistration;
import org.junit.jupiter.api.Test;

class EnrolmentTest {
  private static final CameraRegistration FIRST = registration("First", 1);
  private static final CameraRegistration SECOND = registration("Second", 2);

  @Test
  void after_eventOfItsContent_isRegistered() {
    Enrolment enrolment = Enrolment.of(FIRST, null);
    assertThat(enrolment.standing()).isEqualTo(Standing.PENDING);

    Enrolment taken =
        enrolment.after(event(CameraEventType.CAMERA_EVENT_TYPE_LEDGER_REPORTED, FIRST, 77));

    assertThat(taken.standing()).isEqualTo(Standing.REGISTERED);
    assertThat(taken.shown()).isEqualTo(FIRST);
  }

  @Test
  void after_eventOfOtherContentOrOfARemoval_isPending() {
    Enrolment enrolment = Enrolment.of(SECOND, null);

    assertThat(
            enrolment
                .after(event(CameraEventType.CAMERA_EVENT_TYPE_LEDGER_REPORTED, FIRST, 77))
                .after(event(CameraEventType.CAMERA_EVENT_TYPE_REMOVED, SECOND, 78))
                .standing())
        .isEqualTo(Standing.PENDING);
  }

  @Test
  void after_refusal_theOneBeforeIsShown() {
    Enrolment second =
        Enrolment.of(
            SECOND,
            Enrolment.of(FIRST, null)
                .after(event(CameraEventType.CAMERA_EVENT_TYPE_REGISTERED, FIRST, 1)));
    assertThat(second.shown()).as("it is hoped for the best").isEqualTo(SECOND);

    Enrolment refused = second.after(event(CameraEventType.CAMERA_EVENT_TYPE_REFUSED, FIRST, 2));

    assertThat(refused.standing()).isEqualTo(Standing.refused("why"));
    assertThat(refused.shown()).isEqualTo(FIRST);
    assertThat(Enrolment.of(registration("Third", 3), refused).inForce()).contains(FIRST);
  }

  @Test
  void after_refusalOfAnother_isPending() {
    assertThat(
            Enrolment.of(SECOND, null)
                .after(event(CameraEventType.CAMERA_EVENT_TYPE_REFUSED, FIRST, 1))
                .standing())
        .isEqualTo(Standing.PENDING);
  }

  private static CameraRegistration registration(String name, long atUs) {
    return CameraRegistration.newBuilder()
        .setCameraId("a")
        .setName(name)
        .setRegisteredAtUs(atUs)
        .build();
  }

  private static CameraEvent event(CameraEventType type, CameraRegistration inForce, long atUs) {
    return CameraEvent.newBuilder()
        .setCameraId("a")
        .setType(type)
        .setMessage("why")
        .setOccurredAtUs(atUs)
        .setConfigurationHash(ConfigurationHash.of(inForce))
        .build();
  }
}
