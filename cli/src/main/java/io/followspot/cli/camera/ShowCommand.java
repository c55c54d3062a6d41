package io.followspot.cli.camera;

import com.google.protobuf.Message;
import com.google.protobuf.TextFormat;
import io.followspot.protos.v1.CameraEvent;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.Ledger;
import io.followspot.protos.v1.Line;
import io.followspot.terminal.KafkaOptions;
import io.followspot.terminal.LocalTimes;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows all that is known about a camera. */
@Command(
    name = "show",
    description = "Shows a camera: registration, settings and ledger.",
    mixinStandardHelpOptions = true)
final class ShowCommand implements Callable<Integer> {
  private static final TextFormat.Printer TEXT = TextFormat.printer();

  @Parameters(paramLabel = "ID", description = "The camera.")
  private String cameraId;

  @Option(names = "--json", description = "As JSON.")
  private boolean json;

  @Mixin private final KafkaOptions kafka = new KafkaOptions();
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    CameraStatus.requireId(cameraId);
    CameraStatus camera = CameraStatus.of(kafka.connect(), cameraId);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(camera.json().toPrettyString());
      out.flush();
      return 0;
    }
    String title = spec.commandLine().getColorScheme().ansi().string("@|bold " + cameraId + "|@");
    out.println(title + "  " + camera.registration().getName());
    line(out, "status", camera.word());
    registration(out, camera.registration());
    if (camera.newest() != null) {
      events(out, camera.newest());
    }
    out.flush();
    return 0;
  }

  private static void registration(PrintWriter out, CameraRegistration registration) {
    line(out, "registered", LocalTimes.dayAndTime(registration.getRegisteredAtUs()));
    line(out, "source", registration.getSource());
    line(out, "groups", String.join(", ", registration.getGroupsList()));
    line(
        out,
        "kept for",
        registration.hasHistoryRetentionUs()
            ? Duration.of(registration.getHistoryRetentionUs(), ChronoUnit.MICROS).toString()
            : "");
    settings(out, "vision", registration.getVision());
    settings(out, "tracking", registration.getTracking());
    settings(out, "reporting", registration.getReporting());
    settings(out, "sound", registration.getSound());
    registration
        .getZonesList()
        .forEach(
            zone -> line(out, "zone", zone.getZoneId() + ", " + corners(zone.getPolygonCount())));
    registration.getLinesList().forEach(line -> line(out, "line", described(line)));
  }

  private static String described(Line line) {
    String forward = line.getForwardName().isEmpty() ? "forward" : line.getForwardName();
    String backward = line.getBackwardName().isEmpty() ? "backward" : line.getBackwardName();
    return line.getLineId() + ", " + forward + " and " + backward;
  }

  private static String corners(int count) {
    return count + " corners";
  }

  private static void settings(PrintWriter out, String name, Message settings) {
    line(
        out,
        name,
        settings.getAllFields().entrySet().stream()
            .map(field -> TEXT.shortDebugString(field.getKey(), field.getValue()))
            .collect(Collectors.joining(", ")));
  }

  private static void events(PrintWriter out, CameraEvent newest) {
    Ledger ledger = newest.getLedger();
    line(out, "epoch", String.valueOf(newest.getCameraEpoch()));
    line(out, "configuration", newest.getConfigurationHash());
    line(out, "last message", newest.getMessage());
    line(
        out,
        "frames",
        String.format(
            Locale.ROOT,
            "%,d received = %,d processed + %,d duplicate + %,d late + %,d rejected; %,d missing",
            ledger.getReceived(),
            ledger.getProcessed(),
            ledger.getDuplicate(),
            ledger.getLate(),
            ledger.getRejectedMap().values().stream().mapToLong(Long::longValue).sum(),
            ledger.getMissing()));
    ledger.getRejectedMap().forEach((why, count) -> line(out, "  rejected", count + " " + why));
    line(out, "tracks", String.format(Locale.ROOT, "%,d confirmed", ledger.getTracksConfirmed()));
  }

  private static void line(PrintWriter out, String name, String value) {
    if (!value.isEmpty()) {
      out.printf("  %-14s%s%n", name, value);
    }
  }
}
