package io.followspot.cli.camera;

import io.followspot.cli.model.InstalledModel;
import io.followspot.kafka.CameraDirectory;
import io.followspot.kafka.KafkaConnection;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.terminal.CliException;
import io.followspot.terminal.KafkaOptions;
import io.followspot.terminal.LocalTimes;
import io.followspot.terminal.registration.RegistrationMonitor;
import io.followspot.terminal.registration.SettingsField;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Adds a camera, or changes one. */
@Command(
    name = "add",
    description = {
      "Adds a camera, or changes its registration.",
      "Nothing has to be restarted, and other cameras are not affected."
    },
    mixinStandardHelpOptions = true)
final class AddCommand implements Callable<Integer> {
  @Parameters(paramLabel = "ID", description = "The camera: letters, digits, '_' and '-'.")
  private String cameraId;

  @Option(
      names = "--match-colours-of",
      paramLabel = "CAMERA",
      description = "Map its colours onto those of that camera's latest frame.")
  private @Nullable String reference;

  @Option(
      names = "--follow",
      paramLabel = "WHAT",
      description =
          "people, vehicles or anything: chooses the detector, a network if one is installed on"
              + " this machine, else motion.")
  private @Nullable FollowedObjects follow;

  @Mixin private final RegistrationOptions said = new RegistrationOptions();
  @Mixin private final KafkaOptions kafka = new KafkaOptions();
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    CameraStatus.requireId(cameraId);
    if (follow != null && said.hasDetector()) {
      throw new CliException("--follow chooses the detector: leave out --detector");
    }
    // Validated before anything is sent.
    var unused = said.applyTo(CameraRegistration.getDefaultInstance());
    KafkaConnection connection = kafka.connect();
    CameraRegistration before = CameraDirectory.read(connection).get(cameraId);
    CameraRegistration.Builder base =
        before == null ? CameraRegistration.newBuilder() : before.toBuilder();
    // First, so that --set vision.model_labels and the like refine it.
    String followed =
        follow == null
            ? ""
            : follow.applyTo(base.getVisionBuilder(), InstalledModel.defaultDirectory());
    CameraRegistration.Builder wanted =
        said.applyTo(base.build()).toBuilder()
            .setCameraId(cameraId)
            .setRegisteredAtUs(LocalTimes.nowUs());
    if (reference != null) {
      SettingsField.setText(
          wanted.getVisionBuilder(),
          "reference_colours",
          ColourReader.ofCamera(connection, reference));
    }
    CameraRegistration after = wanted.build();
    var out = spec.commandLine().getOut();
    out.println(RegistrationMonitor.publish(connection, after));
    if (!followed.isEmpty()) {
      out.println(followed);
    }
    out.flush();
    return 0;
  }
}
