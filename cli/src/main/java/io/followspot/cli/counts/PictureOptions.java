package io.followspot.cli.counts;

import io.followspot.protos.Ids;
import io.followspot.terminal.CliException;
import io.followspot.terminal.TimeInput;
import io.followspot.terminal.TimeInput.End;
import io.followspot.terminal.gateway.GatewayOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options of commands that write a picture or a film of a track. */
final class PictureOptions {
  @Parameters(paramLabel = "ID", description = "The track's id, for example lobby.1.42.")
  private String trackId;

  @Option(
      names = "--at",
      paramLabel = "TIME",
      description = "Of this moment: " + TimeInput.EXAMPLES + ".")
  private @Nullable String at;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "The file to write (default: the track's id in this directory).")
  private @Nullable Path output;

  @Mixin private final GatewayOptions gateway = new GatewayOptions();

  /**
   * Writes what the gateway answers, and says where it is.
   *
   * @param name of the resource, as {@code clip.mp4}
   * @param ending of the file's name by default
   * @param parameters more of them
   */
  void write(String name, String ending, Map<String, List<String>> parameters, PrintWriter out)
      throws InterruptedException {
    if (!Ids.isTrackId(trackId)) {
      throw new CliException(
          "\"" + trackId + "\" is not a valid track id: the format is " + Ids.TRACK_RULE);
    }
    if (at != null) {
      parameters.put("at", List.of(TimeInput.here().parameter(at, End.FROM)));
    }
    Path file = output == null ? Path.of(trackId + ending) : output;
    byte[] bytes = gateway.client().bytes("v1/tracks/" + trackId + "/" + name, parameters);
    try {
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new CliException("cannot write to " + file + ": " + e.getMessage());
    }
    out.println(String.format(Locale.ROOT, "%s, %.1f kB", file, bytes.length / 1e3));
    out.flush();
  }
}
