package io.followspot.functions.camera;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.FieldDescriptor;
import io.followspot.functions.Messages;
import io.followspot.functions.OutgoingMessages;
import io.followspot.functions.state.CameraState;
import io.followspot.protos.rules.RegistrationRules;
import io.followspot.protos.v1.CameraEvent;
import io.followspot.protos.v1.CameraEventType;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.ReportingSettings;
import io.followspot.protos.v1.SoundSettings;
import io.followspot.protos.v1.TrackingSettings;
import io.followspot.protos.v1.VisionSettings;
import io.followspot.tracking.zones.ZoneMonitor;
import io.followspot.vision.CameraVision;
import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/** Accepted settings work, and all others are rejected. */
class RegistrationPropertyTest {
  private static final int REGISTRATIONS = 10_000;

  private final CameraReducer reducer =
      new CameraReducer(
          (config, jpeg, state, held) -> {
            throw new AssertionError("no picture is looked at");
          });

  @Test
  void registration_isTakenJustIfItBreaksNoRule() throws Exception {
    AnyRegistration any =
        new AnyRegistration(RandomGeneratorFactory.of("L64X128MixRandom").create(5));
    Set<FieldDescriptor> set = new HashSet<>();
    int taken = 0;
    for (int i = 0; i < REGISTRATIONS; i++) {
      CameraRegistration registration = any.next();
      boolean sound = RegistrationRules.faultsOf(registration).isEmpty();
      assertThat(isTaken(registration)).as("%s", registration).isEqualTo(sound);
      if (sound) {
        taken++;
        set.addAll(registration.getVision().getAllFields().keySet());
        set.addAll(registration.getTracking().getAllFields().keySet());
        set.addAll(registration.getReporting().getAllFields().keySet());
        set.addAll(registration.getSound().getAllFields().keySet());
        CameraConfiguration configuration = CameraConfiguration.of(registration);
        var unused =
            new ZoneMonitor(configuration.regions().zones(), configuration.regions().lines());
        new CameraVision(configuration.vision()).close();
      }
    }
    assertThat(taken).isBetween(REGISTRATIONS / 10, REGISTRATIONS * 9 / 10);
    assertThat(set)
        .as("every field is among them")
        .containsAll(VisionSettings.getDescriptor().getFields())
        .containsAll(TrackingSettings.getDescriptor().getFields())
        .containsAll(ReportingSettings.getDescriptor().getFields())
        .containsAll(SoundSettings.getDescriptor().getFields());
  }

  private boolean isTaken(CameraRegistration registration) {
    CameraStep step =
        reducer.onRegistration(Messages.LOBBY, CameraState.getDefaultInstance(), registration);
    CameraEvent event = (CameraEvent) ((OutgoingMessages.ToTopic) step.outgoing().get(0)).message();
    return event.getType() == CameraEventType.CAMERA_EVENT_TYPE_REGISTERED;
  }
}
