package io.followspot.laboratory.capacity;

import io.followspot.terminal.Table;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Computes what an installation needs. */
@Command(
    name = "capacity",
    description =
        "Computes cores, memory, disk, function slots and partitions for so many cameras from the"
            + " costs measured in docs/performance.md, and how unevenly the cameras' ids spread.",
    mixinStandardHelpOptions = true)
public final class CapacityCommand implements Callable<Integer> {
  private static final int MOST_CAMERAS = 1_000_000;

  @Option(names = "--cameras", paramLabel = "N", description = "Cameras (default: 100).")
  private int cameras = 100;

  @Option(
      names = "--rate",
      paramLabel = "FPS",
      description = "Frames per second of each camera (default: 10).")
  private double rate = 10;

  @Option(names = "--width", paramLabel = "PX", description = "Of a frame (default: 1280).")
  private int width = 1_280;

  @Option(names = "--height", paramLabel = "PX", description = "Of a frame (default: 720).")
  private int height = 720;

  @Option(
      names = "--keep",
      paramLabel = "HOURS",
      description = "How long Kafka keeps frames (default: 24).")
  private double keep = 24;

  @Option(
      names = "--replicas",
      paramLabel = "N",
      description = "Copies of each record in Kafka (default: 3).")
  private int replicas = 3;

  @Option(
      names = "--prefix",
      paramLabel = "TEXT",
      description = "What the cameras' ids begin with; a number follows (default: camera-).")
  private String prefix = "camera-";

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (cameras < 1 || cameras > MOST_CAMERAS || !(rate > 0 && rate <= 120)) {
      throw new ParameterException(
          spec.commandLine(), "--cameras must be within 1 to 1000000, --rate within 0 to 120");
    }
    if (width < 16 || height < 16 || replicas < 1 || !(keep >= 0)) {
      throw new ParameterException(
          spec.commandLine(),
          "--width and --height must be at least 16, --replicas 1, and --keep not negative");
    }
    print(new Capacity(cameras, rate, FrameCost.of(width, height), keep, replicas));
    return 0;
  }

  private void print(Capacity needed) {
    Table table = new Table("NEEDED", "VALUE");
    table.row("frames a second", number(needed.allFramesPerSecond()));
    table.row("cores of functions and Flink", number(needed.functionsCores()));
    table.row("cores of brokers", number(needed.brokerCores()));
    table.row("cores of publishers", number(needed.publisherCores()));
    table.row("cores of gateways", number(needed.gatewayCores()));
    table.row("cores in all", number(needed.cores()));
    table.row("memory of Flink's state and frames in flight, GB", number(needed.memoryGb()));
    table.row("network into Kafka, MB/s", number(needed.inboundMb()));
    table.row("disk of frames on all brokers, GB", number(needed.framesGb()));
    int slots = needed.slots(prefix);
    boolean fits = slots <= CameraPlacement.KEY_GROUPS;
    table.row("function slots", fits ? slots : "more than 128: divide into installations");
    if (fits) {
      table.row("partitions of topics by camera, at least", slots);
      table.row(
          "busiest slot beside the mean", ratio(CameraPlacement.slotSkew(prefix, cameras, slots)));
      table.row(
          "busiest partition beside the mean",
          ratio(CameraPlacement.partitionSkew(prefix, cameras, slots)));
    }
    table.print(spec.commandLine().getOut(), spec.commandLine().getColorScheme().ansi());
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value < 10 ? "%.1f" : "%,.0f", value);
  }

  private static String ratio(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
