package io.followspot.cli.counts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes a picture of a track. */
@Command(
    name = "snapshot",
    description = "Writes the best picture of a track, or that of a moment, as JPEG.",
    mixinStandardHelpOptions = true)
public final class SnapshotCommand implements Callable<Integer> {
  @Option(names = "--crop", description = "Only the object and what is around it.")
  private boolean crop;

  @Option(names = "--plain", description = "Without path and box.")
  private boolean plain;

  @Mixin private final PictureOptions picture = new PictureOptions();
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    if (crop) {
      parameters.put("crop", List.of("true"));
    }
    if (plain) {
      parameters.put("path", List.of("false"));
    }
    picture.write("snapshot.jpg", ".jpg", parameters, spec.commandLine().getOut());
    return 0;
  }
}
