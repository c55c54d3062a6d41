package io.followspot.cli.camera;

import io.followspot.protos.v1.CameraRegistration;
import io.followspot.terminal.CliException;
import io.followspot.terminal.KafkaOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Registers the cameras of a back-up. */
@Command(
    name = "import",
    description = {
      "Registers the cameras that camera export wrote.",
      "A camera that exists gets the registration of the file; others stay as they are.",
      "If one of the file is invalid, none is registered; if a camera refuses, the",
      "others are registered all the same."
    },
    mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "The file.")
  private Path file;

  @Mixin private final KafkaOptions kafka = new KafkaOptions();
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    List<CameraRegistration> registrations = CameraBackup.read(text(), file.toString());
    int refused =
        CameraBackup.register(kafka.connect(), registrations, spec.commandLine().getOut()).size();
    if (refused > 0) {
      throw new CliException(
          refused + " of " + registrations.size() + " cameras were not registered, see above",
          CliException.FAILED);
    }
    return 0;
  }

  private String text() {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new CliException("cannot read " + file + ": " + e);
    }
  }
}
