package io.followspot.gateway.cameras;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.protos.rules.ConfigurationHash;
import io.followspot.protos.v1.CameraEvent;
import io.followspot.protos.v1.CameraEventType;
import io.followspot.protos.v1.CameraHealth;
import io.followspot.protos.v1.CameraRegistration;
import org.junit.jupiter.api.Test;

class CameraRegistrationStatusTest {
  private static final CameraRegistration FIRST = registration("First", 1);
  private static final CameraRegistration SECOND = registration("Second", 2);

  @Test
  void after_eventOfItsContent_isRegistered() {
    CameraRegistrationStatus registration = CameraRegistrationStatus.of(FIRST, null);
    assertThat(registration.status()).isEqualTo(RegistrationStatus.PENDING);

    CameraRegistrationStatus taken =
        registration.after(event(CameraEventType.CAMERA_EVENT_TYPE_LEDGER_REPORTED, FIRST, 77));

    assertThat(taken.status()).isEqualTo(RegistrationStatus.REGISTERED);
    assertThat(taken.shown()).isEqualTo(FIRST);
  }

  @Test
  void after_eventOfOtherContentOrOfARemoval_isPending() {
    CameraRegistrationStatus registration = CameraRegistrationStatus.of(SECOND, null);

    assertThat(
            registration
                .after(event(CameraEventType.CAMERA_EVENT_TYPE_LEDGER_REPORTED, FIRST, 77))
                .after(event(CameraEventType.CAMERA_EVENT_TYPE_REMOVED, SECOND, 78))
                .status())
        .isEqualTo(RegistrationStatus.PENDING);
  }

  @Test
  void after_refusal_theOneBeforeIsShown() {
    CameraRegistrationStatus second =
        CameraRegistrationStatus.of(
            SECOND,
            CameraRegistrationStatus.of(FIRST, null)
                .after(event(CameraEventType.CAMERA_EVENT_TYPE_REGISTERED, FIRST, 1)));
    assertThat(second.shown()).as("it is hoped for the best").isEqualTo(SECOND);

    CameraRegistrationStatus refused =
        second.after(refusal(CameraEventType.CAMERA_EVENT_TYPE_REFUSED, 2));

    assertThat(refused.status()).isEqualTo(RegistrationStatus.refused("why"));
    assertThat(refused.shown()).isEqualTo(FIRST);
    assertThat(CameraRegistrationStatus.of(registration("Third", 3), refused).inForce())
        .contains(FIRST);
  }

  @Test
  void after_refusalOfAnother_isPending() {
    assertThat(
            CameraRegistrationStatus.of(SECOND, null)
                .after(refusal(CameraEventType.CAMERA_EVENT_TYPE_REFUSED, 1))
                .status())
        .isEqualTo(RegistrationStatus.PENDING);
  }

  @Test
  void after_whateverCameSinceARefusal_isRefused() {
    assertThat(
            CameraRegistrationStatus.of(SECOND, null)
                .after(refusal(CameraEventType.CAMERA_EVENT_TYPE_LEDGER_REPORTED, 2))
                .status())
        .isEqualTo(RegistrationStatus.refused("why"));
  }

  private static CameraRegistration registration(String name, long atUs) {
    return CameraRegistration.newBuilder()
        .setCameraId("a")
        .setName(name)
        .setRegisteredAtUs(atUs)
        .build();
  }

  /** With {@link #FIRST} in force, and the registration of that time rejected. */
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
