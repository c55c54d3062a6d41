package io.followspot.engine;

import io.followspot.process.CannotStartException;
import io.followspot.process.DirectoryTree;
import io.followspot.process.Setting;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.apache.flink.api.common.JobID;
import org.jspecify.annotations.Nullable;

/**
 * The engine's part of the data directory: {@code checkpoints} and {@code savepoints} persist,
 * unless {@link Setting#CHECKPOINTS} says elsewhere, {@code run} is rewritten at every start.
 *
 * @param path the data directory
 * @param name the process's name, for its own directory of temporary files
 */
record EngineHome(Path path, String name) {
  private static final String REST_SECRET = "flink.secret";

  /**
   * Prepares the directory and locks it against other processes of the same name, until this
   * process ends.
   *
   * @throws CannotStartException if the directory cannot be written or is in use
   */
  static EngineHome lock(String name) {
    EngineHome home = new EngineHome(directory(), name);
    try {
      Files.createDirectories(home.run());
      if (lock(home.run().resolve(name + ".lock")) == null) {
        throw new CannotStartException(
            "another engine ("
                + name
                + ") is using "
                + home.path
                + "; stop it, or set FOLLOWSPOT_HOME to another directory");
      }
      // A killed process leaves gigabytes of temporary files.
      DirectoryTree.delete(home.temporary());
      Files.createDirectories(home.temporary());
      return home;
    } catch (IOException e) {
      throw new CannotStartException(
          home.path
              + " cannot be written ("
              + e.getMessage()
              + "); set FOLLOWSPOT_HOME to another directory",
          e);
    }
  }

  /** For a process without files of its own. */
  static EngineHome here() {
    return new EngineHome(directory(), "");
  }

  private static Path directory() {
    return Path.of(Setting.HOME.read()).toAbsolutePath().normalize();
  }

  Path run() {
    return path.resolve("run");
  }

  /** Writes a file that only this user can read: the module contains the functions' secret path. */
  void writePrivately(String fileName, String text) throws IOException {
    // Several JobManagers write the same one.
    Path file = run().resolve(fileName + "." + ProcessHandle.current().pid());
    Files.deleteIfExists(file);
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    Files.writeString(file, text);
    Files.move(
        file,
        run().resolve(fileName),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * The job's id: random, created once per home, so that all checkpoints are in one directory and
   * nobody can guess it.
   */
  JobID jobId() {
    org.apache.flink.core.fs.Path file = besideCheckpoints("job-id");
    try (Turn turn = Turn.in(run())) {
      if (StoredFiles.isFile(file)) {
        String text = StoredFiles.read(file).strip();
        if (text.matches("[0-9a-f]{32}")) {
          return JobID.fromHexString(text);
        }
      }
      JobID made = new JobID();
      writeBesideCheckpoints("job-id", made.toHexString());
      return made;
    } catch (IOException e) {
      throw new CannotStartException(
          FlinkPath.shown(file) + " cannot be read (" + e.getMessage() + ")", e);
    }
  }

  /**
   * Writes a file in the directory of checkpoints, as a whole or not at all.
   *
   * @throws CannotStartException if that cannot be written
   */
  void writeBesideCheckpoints(String fileName, String text) {
    org.apache.flink.core.fs.Path file = besideCheckpoints(fileName);
    try {
      StoredFiles.write(file, text);
    } catch (IOException e) {
      throw new CannotStartException(
          FlinkPath.shown(file)
              + " cannot be written ("
              + e.getMessage()
              + "): make room or allow writing",
          e);
    }
  }

  /**
   * Creates the secret with which commands of this home authenticate to the JobManager.
   *
   * @param isOneOfSeveral whether other JobManagers of this home share it
   */
  String newRestSecret(boolean isOneOfSeveral) throws IOException {
    try (Turn turn = Turn.in(run())) {
      String before = restSecret();
      return isOneOfSeveral && !before.isEmpty() ? before : writeRestSecret();
    }
  }

  private String writeRestSecret() throws IOException {
    String secret = HexFormat.of().formatHex(new SecureRandom().generateSeed(16));
    writePrivately(REST_SECRET, secret);
    return secret;
  }

  /** The secret of the running JobManager; empty if none runs here. */
  String restSecret() {
    try {
      return Files.readString(run().resolve(REST_SECRET)).strip();
    } catch (IOException e) {
      return "";
    }
  }

  /** Writes which JobManager leads, for the commands of this home. */
  void writeLeader(String jobManager) throws IOException {
    writePrivately("leader", jobManager);
  }

  Path temporary() {
    return run().resolve(name);
  }

  /** In this directory or, if the user says so, in object storage. */
  org.apache.flink.core.fs.Path checkpoints() {
    return stored("checkpoints");
  }

  /** Beside the checkpoints. */
  org.apache.flink.core.fs.Path savepoints() {
    return stored("savepoints");
  }

  private org.apache.flink.core.fs.Path stored(String what) {
    String elsewhere = Setting.CHECKPOINTS.read();
    return elsewhere.isEmpty()
        ? FlinkPath.of(path.resolve(what))
        : new org.apache.flink.core.fs.Path(FlinkPath.inObjectStorage(elsewhere), what);
  }

  private org.apache.flink.core.fs.Path besideCheckpoints(String fileName) {
    return new org.apache.flink.core.fs.Path(checkpoints(), fileName);
  }

  /** Held until the process ends, therefore never closed. */
  @SuppressWarnings("resource")
  private static @Nullable FileLock lock(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE).tryLock();
  }
}
