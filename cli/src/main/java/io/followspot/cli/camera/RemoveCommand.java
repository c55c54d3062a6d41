package io.followspot.cli.camera;

import io.followspot.kafka.KafkaConnection;
import io.followspot.kafka.RegistrationPublisher;
import io.followspot.terminal.KafkaOptions;
import io.followspot.terminal.LocalTimes;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Removes a camera. */
@Command(
    name = "remove",
    description = "Removes a camera. Its tracks end; frames published afterwards are rejected.",
    mixinStandardHelpOptions = true)
final class RemoveCommand implements Callable<Integer> {
  @Parameters(paramLabel = "ID", description = "The camera.")
  private String cameraId;

  @Mixin private final KafkaOptions kafka = new KafkaOptions();
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    CameraStatus.requireId(cameraId);
    KafkaConnection connection = kafka.connect();
    CameraStatus camera = CameraStatus.of(connection, cameraId);
    try (RegistrationPublisher registrar = new RegistrationPublisher(connection)) {
      registrar.remove(camera.registration(), LocalTimes.nowUs());
    }
    spec.commandLine().getOut().println("Removed camera " + cameraId + ".");
    spec.commandLine().getOut().flush();
    return 0;
  }
}
