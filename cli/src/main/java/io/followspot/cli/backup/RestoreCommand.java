package io.followspot.cli.backup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followspot.cli.camera.CameraBackup;
import io.followspot.kafka.KafkaConnection;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.terminal.CliException;
import io.followspot.terminal.KafkaOptions;
import io.followspot.terminal.gateway.GatewayOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Loads what {@link BackupCommand} wrote. */
@Command(
    name = "restore",
    description = {
      "Restores history and registrations from a file of backup, while the system runs.",
      "The history is restored completely or not at all; then the cameras are registered.",
      "Cameras that are not in the file stay as they are."
    },
    mixinStandardHelpOptions = true)
public final class RestoreCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE.zip", description = "The file.")
  private Path file;

  @Option(names = "--replace", description = "Delete the history that is there.")
  private boolean replace;

  @Option(
      names = "--accept-loss",
      description = "Restore even if Kafka's topics do not continue where the backup ends.")
  private boolean acceptLoss;

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  @Mixin private final KafkaOptions kafka = new KafkaOptions();
  @Mixin private final GatewayOptions gateway = new GatewayOptions();
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    if (!Files.isRegularFile(file)) {
      throw new CliException("there is no file " + file);
    }
    ObjectNode result;
    List<CameraRegistration> cameras;
    try (BackupFile backup = BackupFile.open(file)) {
      cameras = CameraBackup.read(backup.text(BackupFile.CAMERAS), file.toString());
      result = backup.summary();
      KafkaConnection connection = kafka.connect();
      result.set("history", restoreHistory(backup).path("rows"));
      CameraBackup.register(connection, cameras, spec.commandLine().getErr())
          .forEach(result.putArray("refused")::add);
    } catch (IOException e) {
      throw new CliException("cannot read " + file + ": " + e, CliException.FAILED);
    }
    PrintWriter out = spec.commandLine().getOut();
    int refused = result.path("refused").size();
    out.println(
        json
            ? result.toString()
            : "Restored %d track(s) and %d event(s), and registered %d camera(s)."
                .formatted(
                    result.at("/history/tracks").asLong(),
                    result.at("/history/events").asLong(),
                    cameras.size() - refused));
    out.flush();
    return refused == 0 ? 0 : CliException.FAILED;
  }

  private JsonNode restoreHistory(BackupFile backup) throws IOException, InterruptedException {
    TransferProgress progress = new TransferProgress("sent", spec.commandLine().getErr());
    Path history = Files.createTempFile("followspot-history", ".zip");
    try {
      backup.unpackHistory(history);
      return gateway
          .client()
          .upload(
              "v1/store/restore?replace=" + replace + "&accept_loss=" + acceptLoss,
              history,
              progress::at);
    } finally {
      progress.end();
      Files.deleteIfExists(history);
    }
  }
}
