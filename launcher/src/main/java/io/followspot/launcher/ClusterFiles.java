package io.followspot.launcher;

import io.followspot.terminal.CliException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;

/**
 * What a cluster's supervisor writes for the commands that ask about it: processes, addresses, and
 * the number of function slots, which the JobManager is started with. A process is its id and its
 * time of start: after a crash of the machine another one may have the id.
 *
 * @param directory below the home
 */
record ClusterFiles(Path directory) {
  private static final String SUPERVISOR = "supervisor";
  private static final String PARALLELISM = "parallelism";
  private static final String SIZE = "size";

  /** Those of a home. */
  static ClusterFiles of(Path home) {
    return new ClusterFiles(home.resolve("run/cluster"));
  }

  /** The supervisor, if it runs. */
  Optional<ProcessHandle> supervisor() {
    return process(SUPERVISOR);
  }

  void superviseFromHere() {
    write(SUPERVISOR, identity(ProcessHandle.current()));
  }

  /** The process of that name, if it runs. */
  Optional<ProcessHandle> child(String name) {
    return process(name + ".child");
  }

  /** To be called before {@link #ready} can be. */
  void started(String name, long pid) {
    delete(name + ".ready");
    write(name + ".child", ProcessHandle.of(pid).map(ClusterFiles::identity).orElse(""));
  }

  void ready(String name, String address) {
    write(name + ".ready", address);
  }

  /** The address of the process of that name; empty until it is ready. */
  Optional<String> address(String name) {
    return read(name + ".ready");
  }

  /** The size with which the cluster was last started. */
  ClusterSize size() {
    return read(SIZE).map(ClusterSize::parse).orElse(ClusterSize.SMALL);
  }

  void setSize(ClusterSize size) {
    write(SIZE, size.word());
  }

  /** The name of the JobManager that leads; empty if there is only one. */
  Optional<String> leader() {
    return read("../leader");
  }

  /** The number of function slots. */
  String parallelism() {
    return read(PARALLELISM)
        .orElseThrow(() -> new CliException("cannot read " + directory.resolve(PARALLELISM)));
  }

  void setParallelism(String slots) {
    write(PARALLELISM, slots);
  }

  /** Removes what tells of processes. */
  void clear(Iterable<String> names) {
    for (String name : names) {
      delete(name + ".child");
      delete(name + ".ready");
    }
    delete(SUPERVISOR);
  }

  private Optional<ProcessHandle> process(String file) {
    String written = read(file).orElse("");
    try {
      return ProcessHandle.of(Long.parseLong(written.replaceFirst(" .*", "")))
          .filter(found -> found.isAlive() && identity(found).equals(written));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static String identity(ProcessHandle process) {
    return process.pid()
        + " "
        + process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }

  private Optional<String> read(String file) {
    try {
      Path path = directory.resolve(file);
      return Files.exists(path) ? Optional.of(Files.readString(path).strip()) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private void write(String file, String text) {
    try {
      Files.createDirectories(directory);
      Path unfinished = directory.resolve(file + ".unfinished");
      Files.writeString(unfinished, text + System.lineSeparator());
      Files.move(unfinished, directory.resolve(file), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new CliException("cannot write to " + directory + ": " + e.getMessage());
    }
  }

  private void delete(String file) {
    try {
      Files.deleteIfExists(directory.resolve(file));
    } catch (IOException e) {
      throw new CliException("cannot write to " + directory + ": " + e.getMessage());
    }
  }
}
