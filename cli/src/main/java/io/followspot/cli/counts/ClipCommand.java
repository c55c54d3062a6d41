package io.followspot.cli.counts;

import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Writes a film of a track. */
@Command(
    name = "clip",
    description = "Writes the film of a track, or ten seconds around a moment, as MP4.",
    mixinStandardHelpOptions = true)
public final class ClipCommand implements Callable<Integer> {
  @Mixin private final PictureOptions picture = new PictureOptions();
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    picture.write("clip.mp4", ".mp4", new LinkedHashMap<>(), spec.commandLine().getOut());
    return 0;
  }
}
