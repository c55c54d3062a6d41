package io.followspot.launcher;

import io.followspot.process.ClassLoadTraining;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * The class-data archive of a module's process (AppCDS): with it the process needs a third less CPU
 * time to start. It is stored beside the build output and deleted with it; a separate process
 * creates it, from the names of the classes that the first process without it loaded.
 *
 * @param java the command
 * @param classPath of the process
 * @param file of the archive, which may not exist yet
 * @param names where the process writes what it loads
 */
record ClassArchive(Path java, String classPath, Path file, Path names) {
  private static final String PREFIX = "classes-";
  private static final String SUFFIX = ".jsa";

  /**
   * The archive of a module.
   *
   * @param target the build output directory
   * @param names where to write names of classes
   */
  static ClassArchive of(Path java, String classPath, Path target, Path names) {
    String key = key(classPath);
    return new ClassArchive(java, classPath, target.resolve(PREFIX + key + SUFFIX), names);
  }

  boolean exists() {
    return Files.exists(file);
  }

  /** The JVM options of the process. */
  List<String> options() {
    if (exists()) {
      return List.of("-XX:SharedArchiveFile=" + file);
    }
    return Files.isWritable(file.toAbsolutePath().getParent())
        ? List.of("-Xlog:class+load:file=" + names + ":none:filecount=0")
        : List.of();
  }

  /**
   * The command that creates the archive under a temporary name.
   *
   * @param unfinished the temporary name
   */
  List<String> trainingCommand(Path unfinished) {
    return List.of(
        java.toString(),
        "-Xmx256m",
        "-XX:+UseSerialGC",
        "-XX:ArchiveClassesAtExit=" + unfinished,
        "-Xlog:disable",
        "-cp",
        classPath,
        ClassLoadTraining.class.getName(),
        names.toString());
  }

  /** A name that no concurrent training uses. */
  Path unfinished() {
    return file.resolveSibling(
        file.getFileName() + "." + ProcessHandle.current().pid() + ".unfinished");
  }

  /** Moves a finished archive to its name, and deletes those of earlier builds. */
  void install(Path finished) throws IOException {
    Path target = file.toAbsolutePath().getParent();
    try (DirectoryStream<Path> old = Files.newDirectoryStream(target, PREFIX + "*" + SUFFIX)) {
      for (Path archive : old) {
        Files.delete(archive);
      }
    }
    Files.move(finished, file, StandardCopyOption.ATOMIC_MOVE);
    Files.deleteIfExists(names);
  }

  /** Distinguishes builds and JVMs; in addition, the JVM refuses an archive that does not match. */
  private static String key(String classPath) {
    StringBuilder text = new StringBuilder(System.getProperty("java.vm.version"));
    for (Path jar : jars(classPath)) {
      try {
        text.append(jar).append(Files.size(jar)).append(Files.getLastModifiedTime(jar));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(text.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static List<Path> jars(String classPath) {
    List<Path> jars = new ArrayList<>();
    for (String entry : classPath.split(File.pathSeparator, -1)) {
      if (!entry.endsWith("*")) {
        jars.add(Path.of(entry));
        continue;
      }
      try (Stream<Path> files = Files.list(Path.of(entry.substring(0, entry.length() - 1)))) {
        jars.addAll(files.filter(file -> file.toString().endsWith(".jar")).sorted().toList());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return jars;
  }
}
