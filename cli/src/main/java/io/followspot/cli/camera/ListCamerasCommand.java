package io.followspot.cli.camera;

import io.followspot.protos.v1.CameraEvent;
import io.followspot.protos.v1.Ledger;
import io.followspot.terminal.KafkaOptions;
import io.followspot.terminal.LocalTimes;
import io.followspot.terminal.Table;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the cameras. */
@Command(
    name = "list",
    description = "Lists the cameras with their frame counters.",
    mixinStandardHelpOptions = true)
final class ListCamerasCommand implements Callable<Integer> {
  @Option(names = "--json", description = "One JSON object per line.")
  private boolean json;

  @Mixin private final KafkaOptions kafka = new KafkaOptions();
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    var out = spec.commandLine().getOut();
    List<CameraStatus> cameras = CameraStatus.all(kafka.connect());
    if (json) {
      cameras.forEach(camera -> out.println(camera.json()));
      out.flush();
      return 0;
    }
    if (cameras.isEmpty()) {
      out.println("No camera is registered. Add one with ./followspot camera add ID");
      out.flush();
      return 0;
    }
    Table table =
        new Table(
            "CAMERA", "NAME", "STATUS", "REGISTERED", "RECEIVED", "PROCESSED", "DROPPED", "TRACKS");
    for (CameraStatus camera : cameras) {
      CameraEvent newest =
          camera.newest() == null ? CameraEvent.getDefaultInstance() : camera.newest();
      Ledger ledger = newest.getLedger();
      table.row(
          camera.registration().getCameraId(),
          camera.registration().getName(),
          camera.word(),
          LocalTimes.dayAndTime(camera.registration().getRegisteredAtUs()),
          ledger.getReceived(),
          ledger.getProcessed(),
          ledger.getReceived() - ledger.getProcessed(),
          ledger.getTracksConfirmed());
    }
    table.print(out, spec.commandLine().getColorScheme().ansi());
    return 0;
  }
}
