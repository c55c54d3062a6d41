package io.followspot.cli.camera;

import io.followspot.kafka.CameraDirectory;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.terminal.CliException;
import io.followspot.terminal.KafkaOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes all registrations, as a back-up. */
@Command(
    name = "export",
    description = "Writes the registrations of all cameras as JSON, for camera import.",
    mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {
  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where to write; by default to the terminal.")
  private @Nullable Path output;

  @Mixin private final KafkaOptions kafka = new KafkaOptions();
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Map<String, CameraRegistration> cameras = CameraDirectory.read(kafka.connect());
    String text = CameraBackup.write(cameras.values());
    var out = spec.commandLine().getOut();
    if (output == null) {
      out.print(text);
    } else {
      try {
        Files.writeString(output, text);
      } catch (IOException e) {
        throw new CliException("cannot write " + output + ": " + e);
      }
      out.println("Wrote " + cameras.size() + " registration(s) to " + output + ".");
    }
    out.flush();
    return 0;
  }
}
