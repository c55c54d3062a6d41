package io.followspot.cli.publish;

import io.followspot.ingest.source.SourceLocation;
import io.followspot.kafka.KafkaConnection;
import io.followspot.kafka.RegistrationPublisher;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.SoundSettings;
import io.followspot.terminal.LocalTimes;
import io.followspot.terminal.registration.RegistrationMonitor;
import java.io.PrintWriter;

/** Registers a camera that frames are published for before anybody added it. */
final class NewCamera {
  private NewCamera() {}

  /**
   * Registers it with defaults and waits until it is accepted.
   *
   * @param sound whether it has sound, which is then cleaned and published
   * @throws io.followspot.terminal.CliException if the camera refuses or does not answer
   */
  static void register(
      KafkaConnection connection,
      String cameraId,
      SourceLocation location,
      boolean sound,
      PrintWriter out) {
    CameraRegistration.Builder registration =
        CameraRegistration.newBuilder()
            .setCameraId(cameraId)
            .setName(cameraId)
            .setSource(location.toString())
            .setRegisteredAtUs(LocalTimes.nowUs());
    if (sound) {
      registration.setSound(SoundSettings.newBuilder().setProcessedSound("on"));
    }
    try (RegistrationMonitor monitor = RegistrationMonitor.open(connection, cameraId);
        RegistrationPublisher registrar = new RegistrationPublisher(connection)) {
      registrar.publish(registration.build());
      out.println("Camera " + cameraId + " is new: registering it with defaults ...");
      out.flush();
      monitor.await();
    }
  }
}
