package io.followspot.cli.backup;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followspot.cli.camera.CameraBackup;
import io.followspot.kafka.CameraDirectory;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.terminal.CliException;
import io.followspot.terminal.KafkaOptions;
import io.followspot.terminal.gateway.GatewayOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes registrations and history into one file. */
@Command(
    name = "backup",
    description = {
      "Writes the registrations of all cameras and the history into one file.",
      "Everything continues meanwhile; the history is that of one moment."
    },
    mixinStandardHelpOptions = true)
public final class BackupCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE.zip", description = "The file, which must not exist.")
  private Path file;

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  @Mixin private final KafkaOptions kafka = new KafkaOptions();
  @Mixin private final GatewayOptions gateway = new GatewayOptions();
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    if (Files.exists(file)) {
      throw new CliException(file + " exists: name another file");
    }
    Collection<CameraRegistration> cameras =
        CameraDirectory.read(kafka.connect()).values().stream()
            .filter(camera -> !camera.getRemoved())
            .toList();
    TransferProgress progress = new TransferProgress("received", spec.commandLine().getErr());
    Path part = file.resolveSibling(file.getFileName() + ".part");
    ObjectNode result;
    try {
      try (BackupFile.Writer writer = new BackupFile.Writer(part)) {
        writer.add(
            BackupFile.CAMERAS,
            out -> out.write(CameraBackup.write(cameras).getBytes(StandardCharsets.UTF_8)));
        writer.add(
            BackupFile.HISTORY,
            out -> gateway.client().download("v1/store/backup", out, progress::at));
        writer.finish();
      }
      try (BackupFile written = BackupFile.open(part)) {
        result = written.summary();
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
      result.put("file", file.toString()).put("bytes", Files.size(file));
    } catch (IOException e) {
      throw new CliException("cannot write " + file + ": " + e, CliException.FAILED);
    } finally {
      progress.end();
      deleteIfThere(part);
    }
    var out = spec.commandLine().getOut();
    out.println(
        json
            ? result.toString()
            : "Wrote %d registration(s), %d track(s) and %d event(s) to %s."
                .formatted(
                    cameras.size(),
                    result.at("/history/tracks").asLong(),
                    result.at("/history/events").asLong(),
                    file));
    out.flush();
    return 0;
  }

  private static void deleteIfThere(Path part) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      throw new CliException("cannot delete " + part + ": " + e, CliException.FAILED);
    }
  }
}
