package io.followspot.engine;

import io.followspot.process.CannotStartException;
import io.followspot.process.Setting;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.fs.Path;

/**
 * Where Flink keeps the state. A checkpoint can be restored by the backend that wrote it only, a
 * savepoint by each.
 */
enum StateBackend {
  /** On the heap. */
  HASHMAP,
  /** In files of the process, which a checkpoint shares with the one before. */
  ROCKSDB;

  private static final String FILE = "state-backend";

  /**
   * The one that the user has chosen.
   *
   * @throws CannotStartException if the setting is not valid
   */
  static StateBackend wanted() {
    return parse(Setting.STATE_BACKEND.variable(), Setting.STATE_BACKEND.read());
  }

  /**
   * The one that wrote the checkpoints of a home.
   *
   * @throws CannotStartException if its file cannot be read
   */
  static StateBackend ofCheckpoints(EngineHome home) {
    Path file = new Path(home.checkpoints(), FILE);
    String name = FlinkPath.shown(file);
    try {
      return StoredFiles.isFile(file) ? parse(name, StoredFiles.read(file).strip()) : HASHMAP;
    } catch (IOException e) {
      throw new CannotStartException(name + " cannot be read (" + e.getMessage() + ")", e);
    }
  }

  /** Whether this one can restore the point. */
  boolean canRestore(Optional<RestorePoint> point, EngineHome home) {
    return point.isEmpty() || point.get().isSavepoint() || ofCheckpoints(home) == this;
  }

  /**
   * Records that it writes the checkpoints of a home from now on.
   *
   * @throws CannotStartException if that cannot be written
   */
  void record(EngineHome home) {
    home.writeBesideCheckpoints(FILE, word());
  }

  /** Its name in settings. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  void applyTo(Configuration c) {
    FlinkSettings.set(c, "state.backend", word());
    FlinkSettings.set(c, "state.backend.incremental", this == ROCKSDB);
  }

  private static StateBackend parse(String where, String word) {
    for (StateBackend backend : values()) {
      if (backend.word().equals(word)) {
        return backend;
      }
    }
    throw new CannotStartException(where + " is \"" + word + "\"; it must be hashmap or rocksdb");
  }
}
