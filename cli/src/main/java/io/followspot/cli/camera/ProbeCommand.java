package io.followspot.cli.camera;

import io.followspot.ingest.source.SourceLocation;
import io.followspot.ingest.source.SourceOptions;
import io.followspot.ingest.source.SourceProbe;
import io.followspot.terminal.CliException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Opens a source as {@code publish} does, and tells what it gives. */
@Command(
    name = "probe",
    description = "Opens a camera's stream, reads it for some seconds and tells what it gives.",
    mixinStandardHelpOptions = true)
final class ProbeCommand implements Callable<Integer> {
  /** Fewer pictures per second are too few to follow people who walk past one another. */
  private static final double SLOW_FPS = 5;

  private static final Duration LATE_PICTURE = Duration.ofSeconds(3);

  @Parameters(
      paramLabel = "SOURCE",
      description = "As for publish: rtsp://, http:// (Motion JPEG), a file or a folder of images.")
  private String source;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "3",
      description = "How long to read, 1 to 60 (default: ${DEFAULT-VALUE}).")
  private int seconds;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "10",
      description = "Timeout of a source that sends nothing (default: ${DEFAULT-VALUE}).")
  private int timeoutSeconds;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (seconds < 1 || seconds > 60) {
      throw new CliException("--seconds " + seconds + " is out of range: 1 to 60");
    }
    SourceOptions options;
    try {
      options = new SourceOptions(85, Duration.ofSeconds(timeoutSeconds), 25);
    } catch (IllegalArgumentException e) {
      throw new CliException(String.valueOf(e.getMessage()));
    }
    SourceProbe probe =
        SourceProbe.of(SourceLocation.parse(source), options, Duration.ofSeconds(seconds));
    PrintWriter out = spec.commandLine().getOut();
    out.println(probe.description());
    print(out, probe);
    return probe.ending().isEmpty() ? 0 : CliException.FAILED;
  }

  private static void print(PrintWriter out, SourceProbe probe) {
    long msToOpen = probe.opening().plus(probe.firstPicture()).toMillis();
    out.printf(
        Locale.ROOT,
        "%,d pictures, %.1f a second, %,d KB each as JPEG; the first after %.1f s%n",
        probe.frames(),
        probe.framesPerSecond(),
        probe.bytes() / probe.frames() / 1_000,
        msToOpen / 1e3);
    if (probe.framesPerSecond() > 0 && probe.framesPerSecond() < SLOW_FPS) {
      out.println("Few pictures: objects are followed better with 10 or more a second");
    }
    if (probe.live() && probe.firstPicture().compareTo(LATE_PICTURE) > 0) {
      out.println("Late first picture: set a shorter interval of key frames in the camera");
    }
    probe.unreadable().forEach(out::println);
    if (!probe.ending().isEmpty()) {
      out.println("It ended early: " + probe.ending());
    }
  }
}
