package io.followspot.laboratory.replay;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.followspot.functions.camera.VisionCache;
import io.followspot.protos.Ids;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.terminal.CliException;
import io.followspot.terminal.JsonOutput;
import io.followspot.terminal.KafkaOptions;
import io.followspot.terminal.LocalTimes;
import io.followspot.terminal.TimeInput;
import io.followspot.terminal.registration.SettingsField;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Processes a camera's frames from Kafka again. */
@Command(
    name = "replay",
    description =
        "Processes a camera's frames and sound from Kafka again, with the same or another"
            + " configuration, and"
            + " reports whether the events are the same. Nothing is written to Kafka.",
    footer = {
      "",
      "It begins with the first frame in Kafka, independent of --from. If that is not",
      "the camera's first, it reports so and compares nothing: its tracks have other numbers than",
      "before. While the camera streams, events after the last replayed frame are ignored."
    },
    mixinStandardHelpOptions = true)
public final class ReplayCommand implements Callable<Integer> {
  /** How long a streaming camera may take to commit the events of its latest frames. */
  private static final Duration COMMITTED_WITHIN = Duration.ofSeconds(10);

  @Option(
      names = {"-c", "--camera"},
      paramLabel = "ID",
      required = true,
      description = "The camera.")
  private String cameraId;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      converter = TimeInput.From.class,
      description = "Compare events from this capture time on: " + TimeInput.EXAMPLES + ".")
  private @Nullable Instant from;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      converter = TimeInput.To.class,
      description = "Compare events before this time.")
  private @Nullable Instant to;

  @Option(
      names = "--set",
      paramLabel = "FIELD=VALUE",
      description =
          "Another configuration, for example tracking.min_hits=5; an unknown name lists all"
              + " settings.")
  private List<String> settings = List.of();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write the resulting events, one JSON object per line.")
  private @Nullable Path output;

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  @Option(
      names = "--show",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many differences to list (default: ${DEFAULT-VALUE}).")
  private int show;

  @Mixin private final KafkaOptions kafka = new KafkaOptions();
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    if (!Ids.isName(cameraId)) {
      throw new CliException(
          "\"" + cameraId + "\" is not a valid camera id: allowed are " + Ids.NAME_RULE);
    }
    reconfigure(CameraRegistration.getDefaultInstance());
    KafkaRecording recording = new KafkaRecording(kafka.connect(), List.of(cameraId));
    Map<String, ReplayProgress> byCamera = new LinkedHashMap<>();
    List<LoggedEvent> replayed;
    try (VisionCache vision = new VisionCache()) {
      replayed = recording.replayed(vision, this::reconfigure, byCamera);
    }
    ReplayProgress played = byCamera.getOrDefault(cameraId, ReplayProgress.NOTHING);
    List<LoggedEvent> committed = committed(recording, played, replayed);
    if (played.frames() == 0 && committed.isEmpty()) {
      throw new CliException(
          "Kafka has no data of camera " + cameraId + "; ./followspot camera list shows all",
          CliException.FAILED);
    }
    List<String> gaps = RetentionGaps.in(played, recording.hasDeleted(), replayed, committed);
    List<LoggedEvent> wanted = inWindow(replayed);
    ReplayReport report =
        new ReplayReport(cameraId, played.frames(), wanted, inWindow(committed), gaps);
    write(wanted);
    print(report);
    return report.isSame() || !settings.isEmpty() ? 0 : CliException.FAILED;
  }

  /** The committed events of the replayed frames, once they are complete. */
  private static List<LoggedEvent> committed(
      KafkaRecording recording, ReplayProgress played, List<LoggedEvent> replayed)
      throws InterruptedException {
    List<LoggedEvent> committed = recording.committed();
    if (!played.isLive()) {
      return committed;
    }
    long giveUpAtNs = System.nanoTime() + COMMITTED_WITHIN.toNanos();
    while (Comparison.of(replayed, committed).count(Difference.Kind.LOST) > 0
        && System.nanoTime() < giveUpAtNs) {
      Thread.sleep(500);
      committed = recording.committed();
    }
    return committed.stream().filter(event -> !played.isBefore(event)).toList();
  }

  private CameraRegistration reconfigure(CameraRegistration registration) {
    CameraRegistration.Builder changed = registration.toBuilder();
    settings.forEach(setting -> SettingsField.set(changed, setting));
    return changed.build();
  }

  private List<LoggedEvent> inWindow(List<LoggedEvent> events) {
    return events.stream().filter(event -> isInWindow(LocalTimes.at(event.atUs()))).toList();
  }

  private boolean isInWindow(Instant at) {
    return (from == null || !at.isBefore(from)) && (to == null || at.isBefore(to));
  }

  private void write(List<LoggedEvent> events) {
    if (output == null) {
      return;
    }
    try {
      Files.write(output, events.stream().map(event -> JsonOutput.line(event.message())).toList());
    } catch (IOException e) {
      throw new CliException("cannot write to " + output + ": " + e.getMessage());
    }
  }

  private void print(ReplayReport report) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      try {
        out.println(
            new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValueAsString(report.toMap(show)));
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    } else {
      report.print(out, spec.commandLine().getColorScheme().ansi(), show);
    }
    out.flush();
  }
}
