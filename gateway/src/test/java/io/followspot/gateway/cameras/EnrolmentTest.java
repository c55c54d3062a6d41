package io.followspot.gateway.cameras;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.protos.rules.ConfigurationHash;
import io.followspot.protos.v1.CameraEvent;
import io.followspot.protos.v1.CameraEventType;
import io.followspot.protos.v1.CameraHealth;
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

    Enrolment refused = second.after(refusal(CameraEventType.CAMERA_EVENT_TYPE_REFUSED, 2));

    assertThat(refused.standing()).isEqualTo(Standing.refused("why"));
    assertThat(refused.shown()).isEqualTo(FIRST);
    assertThat(Enrolment.of(registration("Third", 3), refused).inForce()).contains(FIRST);
  }

  @Test
  void after_refusalOfAnother_isPending() {
    assertThat(
            Enrolment.of(SECOND, null)
                .after(refusal(CameraEventType.CAMERA_EVENT_TYPE_REFUSED, 1))
                .standing())
        .isEqualTo(Standing.PENDING);
  }

  @Test
  void after_whateverCameSinceARefusal_isRefused() {
    assertThat(
            Enrolment.of(SECOND, null)
                .after(refusal(CameraEventType.CAMERA_EVENT_TYPE_LEDGER_REPORTED, 2))
                .standing())
        .isEqualTo(Standing.refused("why"));
  }

  private static CameraRegistration registration(String name, long atUs) {
    return CameraRegistration.newBuilder()
        .setCameraId("a")
        .setName(name)
        .setRegisteredAtUs(atUs)
        .build();
  }

  /** With {@link #FIRST} in force, and the registration of that time refused. */
  private static CameraEvent refusal(CameraEventType type, long refusedAtUs) {
    return event(type, FIRST, 77).toBuilder()
        .setHealth(CameraHealth.newBuilder().setRefusedBecause("why").setRefusedAtUs(refusedAtUs))
        .build();
  }

  private static CameraEvent event(CameraEventType type, CameraRegistration inForce, long atUs) {
    return CameraEvent.newBuilder()
        .setCameraId("a")
        .setType(type)
        .setOccurredAtUs(atUs)
        .setConfigurationHash(ConfigurationHash.of(inForce))
        .build();
  }
}
