package io.followspot.laboratory.chaos;

import io.followspot.launcher.Installation;
import io.followspot.process.Setting;
import io.followspot.terminal.CliException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The same system without exactly-once delivery. */
final class UnsafeDelivery {
  /**
   * So rare that a crash of the engine repeats all events since the start of a short run: with more
   * frequent ones there may be no event between the last checkpoint and the crash.
   */
  private static final String RARE_CHECKPOINTS_MS = "120000";

  private UnsafeDelivery() {}

  /**
   * Writes a module without the guarantees beside the data, and returns the settings that use it.
   */
  static Map<Setting, String> settings(Path home) {
    try {
      String module = Files.readString(Installation.find().moduleYaml());
      String weak = module.replace("type: exactly-once", "type: at-least-once");
      if (weak.equals(module)) {
        throw new IllegalStateException("module.yaml has no egress that is exactly once");
      }
      Files.createDirectories(home);
      Path file = home.resolve("weakened-module.yaml");
      Files.writeString(file, weak);
      return Map.of(
          Setting.MODULE, file.toString(), Setting.CHECKPOINT_INTERVAL_MS, RARE_CHECKPOINTS_MS);
    } catch (IOException e) {
      throw new CliException("cannot write to " + home + ": " + e.getMessage());
    }
  }
}
