package io.followspot.cli.camera;

import io.followspot.terminal.KafkaOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the colours of a camera or a picture, as a reference for other cameras. */
@Command(
    name = "colours",
    description =
        "Prints reference_colours=... of a camera's latest frame or of a picture's file, for camera"
            + " add OTHER --set vision.reference_colours=...; shorter: camera add OTHER"
            + " --match-colours-of CAMERA.",
    mixinStandardHelpOptions = true)
final class ColoursCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "CAMERA|FILE",
      description = "A camera, or an image file if one of this name exists.")
  private String name;

  @Mixin private final KafkaOptions kafka = new KafkaOptions();
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    String colours =
        Files.exists(Path.of(name))
            ? ColourReader.ofFile(name)
            : ColourReader.ofCamera(kafka.connect(), name);
    var out = spec.commandLine().getOut();
    out.println("reference_colours=" + colours);
    out.flush();
    return 0;
  }
}
