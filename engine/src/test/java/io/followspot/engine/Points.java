package io.followspot.engine;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;

/** Restore points as Flink writes them, without any state. */
final class Points {
  private Points() {}

  /** Writes one, whose metadata Flink can read. */
  static Path write(Path directory, long number) throws IOException {
    Files.createDirectories(directory);
    try (DataOutputStream out =
        new DataOutputStream(Files.newOutputStream(directory.resolve(Metadata.FILE)))) {
      Checkpoints.storeCheckpointMetadata(
          new CheckpointMetadata(number, List.of(), List.of()), out);
    }
    return directory;
  }

  /** Where it is on this machine. */
  static Path path(RestorePoint point) {
    return Path.of(point.path().getPath());
  }

  /** Cuts the metadata of one short. */
  static void damage(Path directory) throws IOException {
    Path file = directory.resolve(Metadata.FILE);
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(whole, whole.length - 3));
  }
}
