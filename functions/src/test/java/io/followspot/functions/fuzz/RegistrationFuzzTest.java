package io.followspot.functions.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.protobuf.InvalidProtocolBufferException;
import io.followspot.functions.Messages;
import io.followspot.functions.camera.VisionCache;
import io.followspot.protos.v1.CameraRegistration;
import org.junit.jupiter.api.AfterAll;

/** Any registration of a camera in the middle of a stream, which then continues. */
class RegistrationFuzzTest {
  private static final VisionCache VISION = new VisionCache();

  @AfterAll
  static void close() {
    VISION.close();
  }

  @FuzzTest(maxDuration = "10m")
  void anyRegistration_isTakenOrRefused_andTheStreamGoesOn(byte[] bytes)
      throws InvalidProtocolBufferException {
    CameraRegistration registration;
    try {
      registration = CameraRegistration.parseFrom(bytes);
    } catch (InvalidProtocolBufferException e) {
      // That is MessagesFuzzTest's part.
      return;
    }
    Target target = Target.inTheMiddle(VISION);
    CameraRegistration ours = registration.toBuilder().setCameraId(Messages.LOBBY).build();
    target.check(target.camera().onRegistration(ours));
    target.check(target.camera().onDetections(Target.next()));
    target.check(target.camera().onRegistration(Messages.registration()));
    target.check(target.camera().onDetections(Messages.walk(6)));
  }
}
