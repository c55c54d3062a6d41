package io.followspot.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What went wrong with the engine and has not been mended, in the file {@code run/engine.status}
 * for whoever looks after it: its first line is the time, the second what happened.
 */
final class EngineStatus {
  private static final Logger LOG = LoggerFactory.getLogger(EngineStatus.class);

  private final Path file;

  EngineStatus(EngineHome home) {
    file = home.run().resolve("engine.status");
  }

  /** Keeps what happened. A disk that takes nothing more is told of in the log only. */
  void write(String said) {
    try {
      Files.writeString(file, Instant.now() + "\n" + said + "\n");
    } catch (IOException e) {
      LOG.warn("cannot write {}", file, e);
    }
  }

  /** It works again. */
  void clear() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.warn("cannot delete {}", file, e);
    }
  }
}
