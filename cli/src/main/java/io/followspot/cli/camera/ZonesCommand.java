package io.followspot.cli.camera;

import io.followspot.kafka.KafkaConnection;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.Line;
import io.followspot.protos.v1.RelativePoint;
import io.followspot.protos.v1.Zone;
import io.followspot.terminal.CliException;
import io.followspot.terminal.KafkaOptions;
import io.followspot.terminal.LocalTimes;
import io.followspot.terminal.Table;
import io.followspot.terminal.registration.RegionParser;
import io.followspot.terminal.registration.RegistrationMonitor;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows and edits a camera's zones and lines, one by one. */
@Command(
    name = "zones",
    description =
        "Shows a camera's zones and lines in the form of the options; with options, adds, replaces"
            + " and removes single ones and keeps the others.",
    mixinStandardHelpOptions = true)
final class ZonesCommand implements Callable<Integer> {
  @Parameters(paramLabel = "ID", description = "The camera.")
  private String cameraId;

  @Option(
      names = "--zone",
      paramLabel = "NAME=x,y;x,y;...",
      description = "Add or replace this zone.")
  private List<String> zones = List.of();

  @Option(
      names = "--line",
      paramLabel = "NAME=x,y;x,y[;IN/OUT]",
      description = "Add or replace this line, and what its directions are called.")
  private List<String> lines = List.of();

  @Option(names = "--remove", paramLabel = "NAME", description = "Remove this zone or line.")
  private List<String> removed = List.of();

  @Mixin private final KafkaOptions kafka = new KafkaOptions();
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    CameraStatus.requireId(cameraId);
    List<Zone> newZones = zones.stream().map(RegionParser::zone).toList();
    List<Line> newLines = lines.stream().map(RegionParser::line).toList();
    KafkaConnection connection = kafka.connect();
    CameraRegistration before = CameraStatus.of(connection, cameraId).registration();
    CameraRegistration after = edited(before, newZones, newLines, removed);
    if (!after.equals(before)) {
      CameraRegistration dated = after.toBuilder().setRegisteredAtUs(LocalTimes.nowUs()).build();
      spec.commandLine().getOut().println(RegistrationMonitor.publish(connection, dated));
    }
    show(after);
    return 0;
  }

  /** The registration with regions added, replaced and removed by their ids. */
  static CameraRegistration edited(
      CameraRegistration before, List<Zone> newZones, List<Line> newLines, List<String> removed) {
    Set<String> known = new TreeSet<>();
    before.getZonesList().forEach(it -> known.add(it.getZoneId()));
    before.getLinesList().forEach(it -> known.add(it.getLineId()));
    for (String one : removed) {
      if (!known.contains(one)) {
        throw new CliException(
            "camera "
                + before.getCameraId()
                + " has no zone or line \""
                + one
                + "\"; existing are "
                + known);
      }
    }
    Map<String, Zone> zonesById = new LinkedHashMap<>();
    before.getZonesList().forEach(it -> zonesById.put(it.getZoneId(), it));
    Map<String, Line> linesById = new LinkedHashMap<>();
    before.getLinesList().forEach(it -> linesById.put(it.getLineId(), it));
    removed.forEach(zonesById::remove);
    removed.forEach(linesById::remove);
    newZones.forEach(it -> zonesById.merge(it.getZoneId(), it, RegionParser::reshaped));
    newZones.forEach(it -> linesById.remove(it.getZoneId()));
    newLines.forEach(it -> linesById.merge(it.getLineId(), it, RegionParser::reshaped));
    newLines.forEach(it -> zonesById.remove(it.getLineId()));
    return before.toBuilder()
        .clearZones()
        .addAllZones(zonesById.values())
        .clearLines()
        .addAllLines(linesById.values())
        .build();
  }

  private void show(CameraRegistration registration) {
    PrintWriter out = spec.commandLine().getOut();
    if (registration.getZonesCount() + registration.getLinesCount() == 0) {
      out.println("Camera " + cameraId + " has no zones and no lines.");
      out.flush();
      return;
    }
    Table table = new Table("KIND", "NAME", "POINTS");
    registration
        .getZonesList()
        .forEach(it -> table.row("zone", it.getZoneId(), points(it.getPolygonList())));
    registration
        .getLinesList()
        .forEach(
            it ->
                table.row(
                    "line",
                    it.getLineId(),
                    points(List.of(it.getStart(), it.getEnd())) + directions(it)));
    table.print(out, spec.commandLine().getColorScheme().ansi());
  }

  private static String directions(Line line) {
    boolean named = !line.getForwardName().isEmpty() || !line.getBackwardName().isEmpty();
    return named ? ";" + line.getForwardName() + "/" + line.getBackwardName() : "";
  }

  private static String points(List<RelativePoint> points) {
    return points.stream()
        .map(it -> number(it.getX()) + "," + number(it.getY()))
        .collect(Collectors.joining(";"));
  }

  private static String number(double value) {
    return java.math.BigDecimal.valueOf(value)
        .setScale(4, java.math.RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }
}
