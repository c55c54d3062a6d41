package io.followspot.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The engine's unresolved problem, in the file {@code run/engine.status} for operators: its first
 * line is the time, the second the message.
 */
final class EngineStatus {
  private static final Logger log = LoggerFactory.getLogger(EngineStatus.class);

  private final Path file;

  EngineStatus(EngineHome home) {
    file = home.run().resolve("engine.status");
  }

  /** Writes the problem. If the disk is full, it is only logged. */
  void write(String said) {
    try {
      Files.writeString(file, Instant.now() + "\n" + said + "\n");
    } catch (IOException e) {
      log.warn("cannot write {}", file, e);
    }
  }

  /** Clears the problem. */
  void clear() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      log.warn("cannot delete {}", file, e);
    }
  }
}
