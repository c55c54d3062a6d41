package io.followspot.launcher;

import io.followspot.terminal.CliException;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The location of Followspot's built modules.
 *
 * @param root the directory that contains {@code module.yaml} and a folder for each module
 */
public record Installation(Path root) {
  /**
   * Finds the installation that this process was started from.
   *
   * @throws CliException if there is none
   */
  public static Installation find() {
    String named = System.getProperty("followspot.root");
    Path at = Path.of(named == null ? "" : named).toAbsolutePath();
    while (at != null && !Files.exists(at.resolve("module.yaml"))) {
      at = at.getParent();
    }
    if (at == null) {
      throw new CliException("no installation found: run ./followspot in the project's directory");
    }
    return new Installation(at);
  }

  /** The file that declares functions, ingresses and egresses. */
  public Path moduleYaml() {
    return root.resolve("module.yaml");
  }

  /** Returns the command that runs the command line with these arguments. */
  public List<String> commandLine(List<String> arguments) {
    return command(ProcessRole.COMMAND_LINE, arguments);
  }

  /**
   * Returns the command that runs a role as a process.
   *
   * @param arguments for it, beside those that choose the role
   * @throws CliException if its module is not built
   */
  public List<String> command(ProcessRole role, List<String> arguments) {
    return command(role, List.of(), arguments);
  }

  /** The same with further JVM options. */
  public List<String> command(ProcessRole role, List<String> options, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(java().toString());
    command.addAll(jvmOptions(role.module()));
    command.addAll(role.jvmOptions());
    command.addAll(options);
    command.add("-cp");
    command.add(classPath(role.module()));
    command.add(role.mainClass());
    command.addAll(role.arguments());
    command.addAll(arguments);
    return command;
  }

  /**
   * The archive of a module's classes.
   *
   * @param names where its process writes what it loads while there is none
   */
  ClassArchive archive(String module, Path names) {
    return ClassArchive.of(
        java(), classPath(module), root.resolve(module).resolve("target"), names);
  }

  /** The JVM options with which a role uses the archive of its classes, if there is one. */
  public List<String> archiveOptions(ProcessRole role) {
    ClassArchive archive = archive(role.module(), Path.of(""));
    if (!archive.exists()) {
      return List.of();
    }
    List<String> options = new ArrayList<>(archive.options());
    // Made for another role of the same module, it may not fit all classes.
    options.add("-Xlog:cds=off");
    options.add("-Xlog:cds+dynamic=off");
    return options;
  }

  private static Path java() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }

  /**
   * The class path of a module.
   *
   * @throws CliException if it is not built
   */
  String classPath(String module) {
    Path target = root.resolve(module).resolve("target");
    Path jar = null;
    if (Files.isDirectory(target)) {
      try (DirectoryStream<Path> jars =
          Files.newDirectoryStream(target, "followspot-" + module + "-*.jar")) {
        for (Path candidate : jars) {
          jar = candidate;
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    if (jar == null) {
      throw new CliException(
          "module " + module + " is not built: run 'mvn -DskipTests package' in " + root);
    }
    return jar + File.pathSeparator + target.resolve("lib") + File.separator + "*";
  }

  private List<String> jvmOptions(String module) {
    Path file = root.resolve(module).resolve("jvm.options");
    try {
      return Files.readAllLines(file).stream()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new CliException("cannot read " + file + ": the installation is not complete");
    }
  }
}
