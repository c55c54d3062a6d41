package io.followspot.cli.camera;

import io.followspot.kafka.KafkaConnection;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.terminal.KafkaOptions;
import io.followspot.terminal.LocalTimes;
import io.followspot.terminal.registration.RegistrationMonitor;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Allows a camera whose stream ran ahead of the clock to begin a new one. */
@Command(
    name = "reset",
    description =
        "Ends a camera's stream, so that the next frame begins a new one however old it is: for a"
            + " camera of which every frame is late, since one before had a time in the future."
            + " Registration, history and track ids stay.",
    mixinStandardHelpOptions = true)
final class ResetCommand implements Callable<Integer> {
  @Parameters(paramLabel = "ID", description = "The camera.")
  private String cameraId;

  @Mixin private final KafkaOptions kafka = new KafkaOptions();
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    CameraStatus.requireId(cameraId);
    KafkaConnection connection = kafka.connect();
    CameraRegistration before = CameraStatus.of(connection, cameraId).registration();
    long nowUs = LocalTimes.nowUs();
    var out = spec.commandLine().getOut();
    out.println(
        RegistrationMonitor.publish(
            connection,
            before.toBuilder()
                .setRegisteredAtUs(nowUs)
                .setStreamResetAtUs(Math.max(nowUs, before.getStreamResetAtUs() + 1))
                .build()));
    out.flush();
    return 0;
  }
}
